"""No thread, no descriptor: a sentence, and then everything goes on."""

import asyncio
import urllib.request
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import websockets

from benchmarks.client import Reader, drawn, finish
from benchmarks.server import Server, serve

PAGE = Path(__file__).with_name("starved_page.py")
FEW = 160
FEW_DESCRIPTORS = ("sh", "-c", f'ulimit -n {FEW}; exec "$@"', "sh")


@pytest.fixture(scope="module")
def starved() -> Iterator[Server]:
    with serve(PAGE) as server:
        yield server


def is_healthy(server: Server) -> bool:
    with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=5) as answer:
        return answer.read() == b"ok"


def test_a_page_without_a_thread_is_drawn_as_soon_as_there_is_one(starved: Server):
    async def move() -> tuple[str, list[str]]:
        async with Reader(starved.url, query="tries=2") as reader:
            await reader.draw()
            reader.query = ""
            await reader.ask()
            said = await reader.wait_for_text("toast", "short of memory")
            while not (run := await reader.receive(timeout=10)).kinds.get("slider"):
                pass
            return said, run.exceptions

    said, exceptions = finish(move())

    assert said.endswith("as soon as it can.")
    assert exceptions == []
    assert "refused what=thread" in starved.log.read_text()
    assert "Traceback" not in starved.log.read_text()
    assert is_healthy(starved)


def test_a_run_without_a_thread_is_said_and_can_be_started_again(starved: Server):
    async def run() -> tuple[list, list]:
        async with Reader(starved.url, query="tries=1&run=1") as reader:
            first = await reader.draw()
            reader.query = "run=1"
            labels = {c.proto.label: key for key, c in reader.controls.items()}
            again = labels["Start again"]
            return first.texts, (await reader.set(again, True)).texts

    first, again = finish(run())

    assert any("no memory for it" in text for kind, text in first if kind == "alert")
    assert ("markdown", "done") in again
    assert "Traceback" not in starved.log.read_text()


def test_without_descriptors_newcomers_wait_and_the_others_go_on():
    async def crowd(server: Server) -> tuple[int, list[str], list[str]]:
        async with AsyncExitStack() as stack:
            inside = await stack.enter_async_context(Reader(server.url))
            await inside.draw()
            refused = 0
            for _ in range(FEW // 4):
                reader = Reader(server.url)
                await stack.enter_async_context(reader)
                try:
                    async with asyncio.timeout(20):
                        await reader.draw()
                except websockets.ConnectionClosed:
                    refused += 1
            moved = await inside.set("move", 3)
            assert await asyncio.to_thread(is_healthy, server)
        await asyncio.sleep(1)
        newcomer = await drawn(server.url)
        return refused, moved.exceptions, newcomer.exceptions

    with serve(PAGE, prefix=FEW_DESCRIPTORS) as server:
        refused, moved, newcomer = finish(crowd(server))
        log = server.log.read_text()

    assert refused > 0
    assert moved == []
    assert newcomer == []
    assert "refused what=descriptors" in log
    assert "Traceback" not in log
