import random

from benchmarks.client import Reader, finish
from benchmarks.load import PAGES, links_of
from benchmarks.server import Server
from tests.browser.moves import MOST_ELEMENTS, move_everything

PARTS = 5


async def move_some(server: Server) -> list:
    links = [link for page in PAGES for link in links_of(page)]
    return await move_everything(server, random.Random(2).sample(links, PARTS))


def test_every_move_is_answered_in_its_fragment(server: Server):
    assert finish(move_some(server)) == []
    assert "Traceback" not in server.log.read_text()


def test_a_setting_of_a_run_draws_the_run_and_no_other_setting(server: Server):
    async def move() -> None:
        for screen in ("lab", "forward", "by_hand", "take_away"):
            link = f"screen={screen}&num_epochs=10&num_points=40"
            async with Reader(server.url, "train_mlp", link) as reader:
                before = await reader.draw()
                after = await reader.set("num_points", 100)
                assert 0 < sum(after.kinds.values()) <= MOST_ELEMENTS, screen
                assert "multiselect" not in after.kinds, screen
                assert not set(after.texts) <= set(before.texts), screen

    finish(move())


def test_a_class_trains_grids_of_networks_when_asked(server: Server):
    async def race() -> list[bool]:
        link = "screen=race&solved=1&num_epochs=10&num_points=40&racers=relu"
        async with Reader(server.url, "train_mlp", link) as reader:
            await reader.draw()
            offered = ["train_race_cell" in reader.controls]
            for key, value in (("num_points", 60), ("train_race_cell", True)):
                await reader.set(key, value)
                offered.append("train_race_cell" in reader.controls)
            return offered

    assert finish(race()) == [False, True, False]
