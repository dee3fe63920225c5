import asyncio
import re

import pytest

from benchmarks.client import Reader, finish
from benchmarks.control import Control, Run
from benchmarks.server import Server

pytestmark = pytest.mark.xdist_group("guard")
SOON = 10


@pytest.fixture
def server(made_pages: Server) -> Server:
    return made_pages


def said(run: Run) -> list[str]:
    return [text for kind, text in run.texts if kind == "markdown"]


def test_a_move_draws_its_fragment_and_nothing_around_it(server: Server):
    async def move() -> list[list[str]]:
        async with Reader(server.url) as reader:
            runs = [await reader.draw()]
            runs.append(await reader.set("seed", 3))
            runs.append(await reader.set("width", 2))
            return [said(run) for run in runs]

    opened, seed, width = finish(move())

    assert opened == ["frame", "seed 0, torch on 1 thread", "width 0"]
    assert seed == ["seed 3, torch on 1 thread", "width 0"]
    assert width == ["width 2"]


def test_a_move_is_logged_as_a_page_is(server: Server):
    async def move() -> None:
        async with Reader(server.url) as reader:
            await reader.draw()
            await reader.set("seed", 4)

    before = server.log.read_text().count("drawn page=fragment_page ms=")
    finish(move())

    assert server.log.read_text().count("drawn page=fragment_page ms=") == before + 2


def test_who_has_to_wait_in_a_fragment_can_change_the_setting_meanwhile(server: Server):
    async def wait_and_turn_back() -> tuple[list[Control], str, Run, Run]:
        async with Reader(server.url) as reader:
            await reader.draw()
            seed = reader.controls["seed"]
            reader.states[seed.id] = (seed.field, 7)
            await reader.ask(seed.fragment)
            progress = await reader.wait_for_text("progress", "Training: ")
            seeds = [seed, reader.controls["seed"]]
            async with asyncio.timeout(SOON):
                back = await reader.set("seed", 1)
            return seeds, progress, back, await reader.set("seed", 2)

    (seed, waiting), progress, back, again = finish(wait_and_turn_back())

    assert seed.fragment
    assert not waiting.fragment
    assert waiting.path == seed.path
    assert "s left" in progress
    assert "seed 1, torch on 1 thread" in said(back)
    assert said(again) == ["seed 2, torch on 1 thread", "width 0"]


def test_a_reader_cancels_what_a_fragment_waits_for(server: Server):
    async def wait_and_cancel() -> Run:
        async with Reader(server.url, query="seed=8") as reader:
            await reader.ask()
            await reader.wait_for_text("progress", "%")
            cancel = next(
                control.key
                for control in reader.controls.values()
                if getattr(control.proto, "label", "") == "Cancel"
            )
            async with asyncio.timeout(SOON):
                return await reader.set(cancel, True)

    run = finish(wait_and_cancel())

    assert ("alert", "Training: cancelled.") in run.texts
    assert run.exceptions == []


def test_two_readers_share_a_run_that_ends_when_both_have_gone(server: Server):
    async def share_and_leave() -> None:
        async with (
            Reader(server.url, query="seed=5") as first,
            Reader(server.url, query="seed=5") as second,
            Reader(server.url, query="seed=6") as another,
        ):
            for reader in (first, second):
                await reader.ask()
                await reader.wait_for_text("progress", "%")
            for reader in (first, second):
                reader.socket.transport.abort()
            async with asyncio.timeout(SOON):
                await another.ask()
                await another.wait_for_text("progress", "%")

    finish(share_and_leave())


def test_others_see_their_place_in_the_queue(server: Server):
    async def ask_for_three() -> str:
        async with (
            Reader(server.url, query="seed=7") as first,
            Reader(server.url, query="seed=8") as second,
            Reader(server.url, query="seed=9") as third,
        ):
            await first.ask()
            await first.wait_for_text("progress", "%")
            await second.ask()
            await second.wait_for_text("progress", "1 run comes first")
            await third.ask()
            return await third.wait_for_text("progress", "2 runs come first")

    place = re.search(r"about (\d+) s left", finish(ask_for_three()))

    # A minute of the second, and what is left of the first: more on a busy machine.
    assert int(place[1]) > 90
