"""What one student, or thirty, can do to the others of a class."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import websockets
from websockets.frames import Frame, Opcode

from benchmarks.client import PROTOCOLS, Reader, drawn, finish
from benchmarks.load import work
from benchmarks.server import ROOT, Server, free_port, serve, wait_until_healthy
from serving.guard.connections import SILENT
from tests.browser.flood import LINK, flood

OTHERS, SECONDS = 29, 10
TIMES, QUIET_MS = 2.0, 30.0
"""Times their baseline, which counts for so many milliseconds at least."""
TRIES = 3
MEGABYTES = 100
FLOODS = [
    ("move", 1, 500, TIMES),
    ("heartbeat", 1, 1000, TIMES),
    ("cache", 1, 200, TIMES),
    ("rerun", 1, 30, TIMES),
    ("rerun", 1, 2000, TIMES),
    ("rerun", 5, 30, TIMES),
    ("rerun", 30, 5, TIMES),
    ("names", 1, 2, TIMES),
    ("ping", 1, 100_000, TIMES),
    ("http", 4, 250, TIMES),
    ("come", 4, 20, TIMES),
    # No flooders: a page a second each, all together for three servers.
    ("rerun", 100, 1, 3.0),
]
FROZEN_PAGE = Path(__file__).with_name("frozen_page.py")
BACK_WITHIN = 30.0
UNANSWERED = 65.0
"""Seconds after which Streamlit's ping has come and not been answered."""


@pytest.fixture(scope="module")
def attacked() -> Iterator[Server]:
    with serve() as server:
        finish(work(server, [LINK], 2, 5, pause=0))
        yield server


async def compare(server: Server, kind: str, clients: int, rate: int) -> float:
    """Return how many times as long the others wait at p95 under a flood."""
    quiet = await work(server, [LINK], OTHERS, SECONDS)
    async with flood(server, kind, clients=clients, rate=rate):
        flooded = await work(server, [LINK], OTHERS, SECONDS)
    return flooded.percentile(0.95) / max(quiet.percentile(0.95), QUIET_MS)


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("kind", "clients", "rate", "times"), FLOODS)
def test_a_class_goes_on_under_a_flood(
    attacked: Server, kind: str, clients: int, rate: int, times: float
):
    before, ratios = attacked.megabytes(), []
    while len(ratios) < TRIES and not any(ratio <= times for ratio in ratios):
        ratios.append(finish(compare(attacked, kind, clients, rate)))

    assert min(ratios) <= times, ratios
    assert attacked.megabytes() - before < MEGABYTES


@pytest.mark.timeout(600)
def test_five_hundred_sockets_keep_nobody_out(attacked: Server):
    async def crowd() -> list[str]:
        url = attacked.url.replace("http", "ws", 1) + "/_stcore/stream"
        async with AsyncExitStack() as stack:
            for _ in range(500):
                socket = websockets.connect(url, subprotocols=PROTOCOLS)
                await stack.enter_async_context(socket)
            return (await drawn(attacked.url, *LINK)).exceptions

    before = attacked.megabytes()

    assert finish(crowd()) == []
    assert attacked.megabytes() - before < MEGABYTES


@pytest.mark.parametrize(
    "sent", [b"", b"GET / HTTP/1.1\r\nX: "], ids=["silent", "slow"]
)
def test_a_thousand_connections_that_ask_for_nothing_end(attacked: Server, sent: bytes):
    async def hold() -> tuple[list[str], int]:
        host, port = urlsplit(attacked.url).netloc.split(":")
        held = [await asyncio.open_connection(host, port) for _ in range(1000)]
        for _, writer in held:
            writer.write(sent)
        exceptions = (await drawn(attacked.url, *LINK)).exceptions
        await asyncio.sleep(SILENT + 5)
        left = sum(not reader.at_eof() for reader, _ in held)
        for _, writer in held:
            writer.transport.abort()
        return exceptions, left

    assert finish(hold()) == ([], 0)


def test_who_never_reads_holds_no_memory_and_goes(attacked: Server):
    async def hold() -> tuple[float, float]:
        async with AsyncExitStack() as stack:
            readers = [Reader(attacked.url, *LINK) for _ in range(20)]
            for reader in readers:
                await stack.enter_async_context(reader)
                await reader.draw()
                reader.socket.transport.pause_reading()
            for _ in range(100):
                for reader in readers:
                    reader.socket.transport.write(asked(reader))
                await asyncio.sleep(0.3)
            most = attacked.megabytes()
            await asyncio.sleep(UNANSWERED)
            held = descriptors(attacked)
            for reader in readers:
                reader.socket.transport.abort()
            return most, held

    before, few = attacked.megabytes(), descriptors(attacked)
    most, held = finish(hold())

    assert most - before < MEGABYTES
    # A session that may come back keeps three, and no socket.
    assert held < few + 4 * 20


@pytest.mark.parametrize("ends", [True, False], ids=["read", "unfinished"])
def test_large_messages_of_a_hundred_sockets_fill_no_memory(
    attacked: Server, ends: bool
):
    async def fill() -> float:
        async with AsyncExitStack() as stack:
            for _ in range(100):
                reader = await stack.enter_async_context(Reader(attacked.url, *LINK))
                await reader.draw()
                deck = reader.controls["deck"]
                value = f'{{"kept": [{"0.5," * 90_000} 0]}}'
                reader.states[deck.id] = (deck.field, value)
                sent = asked(reader)
                reader.socket.transport.write(sent if ends else sent[:-1])
                stack.callback(reader.socket.transport.abort)
            await asyncio.sleep(10)
            return attacked.megabytes()

    before = attacked.megabytes()

    assert finish(fill()) - before < 1.5 * MEGABYTES


def descriptors(server: Server) -> int:
    return sum(1 for _ in Path(f"/proc/{server.pid}/fd").iterdir())


def asked(reader: Reader) -> bytes:
    """Return what asks for a page, as it goes over the wire."""
    frame = Frame(Opcode.BINARY, reader.message().SerializeToString())
    return frame.serialize(mask=True)


@contextmanager
def supervised(script: Path) -> Iterator[str]:
    """Serve a script, and start it anew a second after it ends, as the unit does."""
    port = free_port()
    served = f"{sys.executable} -m serving {script} --server.port {port}"
    loop = f"while :; do {served} --server.address 127.0.0.1; sleep 1; done"
    process = subprocess.Popen(["sh", "-c", loop], cwd=ROOT, start_new_session=True)
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.mark.parametrize("how", ["loop", "gil", "runtime", "memory"])
def test_a_server_that_cannot_go_on_is_back_within_half_a_minute(how: str):
    async def freeze() -> None:
        async with Reader(url) as reader:
            await reader.draw()
            reader.query = f"freeze={how}"
            await reader.ask()
            await asyncio.sleep(1)

    with supervised(FROZEN_PAGE) as url:
        finish(freeze())
        begun = time.monotonic()
        time.sleep(5)
        wait_until_healthy(url, BACK_WITHIN)
        back = time.monotonic() - begun
        exceptions = finish(drawn(url)).exceptions

    assert exceptions == []
    assert back < BACK_WITHIN
