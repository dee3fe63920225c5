import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.client import Reader, finish
from benchmarks.server import Server, serve

pytestmark = pytest.mark.xdist_group("served")

LONG_RUN = Path(__file__).with_name("long_run.py")


@pytest.fixture(scope="module")
def long_run() -> Iterator[Server]:
    with serve(LONG_RUN) as server:
        yield server


async def state_of(server: Server) -> str:
    async with Reader(server.url) as reader:
        return (await reader.draw()).texts[0][1]


async def becomes(server: Server, state: str) -> str:
    for _ in range(50):
        if await state_of(server) == state:
            break
        await asyncio.sleep(0.1)
    return await state_of(server)


def test_two_sessions_share_a_run_and_the_last_to_leave_ends_it(long_run: Server):
    async def share_and_leave() -> list[str]:
        states = []
        async with Reader(long_run.url, query="run=a") as first:
            await first.ask()
            async with Reader(long_run.url, query="run=a") as second:
                await second.ask()
                states.append(await becomes(long_run, "1 started, 1 open"))
                await asyncio.sleep(1)
            states.append(await becomes(long_run, "1 started, 1 open"))
            first.socket.transport.abort()
        states.append(await becomes(long_run, "1 started, 0 open"))
        return states

    assert finish(share_and_leave()) == [
        "1 started, 1 open",
        "1 started, 1 open",
        "1 started, 0 open",
    ]


def test_a_reader_cancels_a_run_and_starts_it_again(page: Page, long_run: Server):
    page.goto(f"{long_run.url}/?run=b")

    expect(
        page.get_by_text(re.compile(r"Training: \d+%, about \d+ s left"))
    ).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Training: cancelled.")).to_be_visible()
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_role("button", name="Cancel")).to_be_visible()


def test_others_see_their_place_in_the_queue(page: Page, long_run: Server):
    async def ask_for_two() -> str:
        async with (
            Reader(long_run.url, query="run=c") as first,
            Reader(long_run.url, query="run=d") as second,
        ):
            await first.ask()
            await first.wait_for_text("progress", "%")
            await second.ask()
            await second.wait_for_text("progress", "1 run comes first")
            async with Reader(long_run.url, query="run=e") as third:
                await third.ask()
                return await third.wait_for_text("progress", "runs come first")

    place = re.match(
        r"Training: 2 runs come first, about (\d+) s left", finish(ask_for_two())
    )

    # A minute of the second, and what is left of the first: more on a busy machine.
    assert place is not None
    assert int(place[1]) > 90
