"""What all sessions together may leave on the server, and for how long."""

import asyncio
import re
import time
import urllib.request

import pytest
import websockets

from benchmarks.client import PROTOCOLS, Reader, finish
from benchmarks.server import Server
from serving.guard.uploads import COMES_BACK_WITHIN, OF_A_SESSION, OF_ALL
from tests.browser.test_guard_uploads import TABLE, Sender


@pytest.fixture
def server(made_pages: Server) -> Server:
    return made_pages


def kept(server: Server) -> int:
    """Return the bytes of files the server says it keeps."""
    time.sleep(5.1)  # so long it keeps what it said
    with urllib.request.urlopen(f"{server.url}/_stcore/metrics") as answer:
        found = re.search(r"UploadedFileManager\"[^}]*} (\d+)", answer.read().decode())
    return int(found[1]) if found else 0


def test_all_sessions_together_stay_within_a_total_and_leave_it(server: Server):
    async def send() -> tuple[list[int], int]:
        readers = [Reader(server.url) for _ in range(OF_ALL // OF_A_SESSION + 2)]
        statuses = []
        for reader in readers:
            await reader.__aenter__()
            sender = Sender(reader)
            await sender.draw()
            for _ in range(3):
                statuses.append(await sender.send(await sender.announce()))
        most = await asyncio.to_thread(kept, server)
        for reader in readers:
            await reader.__aexit__()
        return statuses, most

    before = server.megabytes()
    statuses, most = finish(send())
    time.sleep(COMES_BACK_WITHIN)

    # Less what a session before this one has just left.
    assert 34 <= statuses.count(204) <= 40
    assert set(statuses) == {204, 413}
    assert OF_ALL * 0.85 < most <= OF_ALL
    assert kept(server) == 0
    assert server.megabytes() - before < 100


def test_who_comes_back_within_seconds_keeps_the_file(server: Server):
    async def come_back() -> int:
        async with Reader(server.url) as reader:
            sender = Sender(reader)
            await sender.draw()
            await sender.send(await sender.announce())
        again = websockets.connect(
            server.url.replace("http", "ws") + "/_stcore/stream",
            subprotocols=[*PROTOCOLS, sender.session],
        )
        async with again:
            await asyncio.sleep(COMES_BACK_WITHIN)
            return await asyncio.to_thread(kept, server)

    assert finish(come_back()) > 0.9 * TABLE
    time.sleep(COMES_BACK_WITHIN)
    assert kept(server) == 0
