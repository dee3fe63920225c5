import re
from contextlib import AsyncExitStack

import pytest

from benchmarks.client import Reader, finish
from benchmarks.room import LESSON, SCREEN, Class, see
from benchmarks.server import Server

pytestmark = pytest.mark.xdist_group("served")
MOST_ELEMENTS = 8


async def play(url: str) -> int:
    async with AsyncExitStack() as stack:

        async def come(query: str) -> Reader:
            page = await stack.enter_async_context(Reader(url, LESSON, query))
            await page.draw()
            return page

        teacher = await come(f"screen={SCREEN}")
        await teacher.set("room_button", True)
        run = await teacher.set("open_room", True)
        texts = " ".join(text for _, text in run.texts)
        code = re.search(r'class="room-code">(\w+)', texts)[1]
        here = Class(teacher, [await come(f"room={code}") for _ in range(3)])

        told = see([teacher], "<b>3</b> here, <b>3</b> answered")
        runs = [await student.set("option_1", True) for student in here.students]
        await told
        await here.reveal()
        await here.press("room_button")
        await here.press("close_room")
        return max(sum(run.kinds.values()) for run in runs)


def test_a_class_votes_and_is_shown_the_truth_and_a_vote_draws_the_panel_alone(
    server: Server,
):
    assert finish(play(server.url)) <= MOST_ELEMENTS
