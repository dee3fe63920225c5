import asyncio

import pytest

from benchmarks.client import Reader, finish
from benchmarks.control import Control, Run
from benchmarks.server import Server

pytestmark = pytest.mark.xdist_group("guard")
SOON = 10


@pytest.fixture
def server(fragment_server: Server) -> Server:
    return fragment_server


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


def test_what_a_move_takes_away_can_no_longer_be_moved(server: Server):
    async def controls() -> list[list[str]]:
        async with Reader(server.url) as reader:
            seen = []
            for seed in (0, 4, 3):
                await (reader.set("seed", seed) if seed else reader.draw())
                seen.append(sorted(reader.controls))
            return seen

    assert finish(controls()) == [["seed", "width"], ["seed"], ["seed", "width"]]


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
