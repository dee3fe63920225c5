"""One class over two replicas that share a PostgreSQL database, until it is gone."""

from contextlib import AsyncExitStack, ExitStack

import pytest

from benchmarks.client import Reader, finish
from benchmarks.room import LESSON, SCREEN, Class
from benchmarks.server import Server, serve
from serving.rooms import Rooms
from serving.rooms.schema import connect
from tests.serving.rooms.postgresql import serve_postgresql
from ui.room.follow import OFF

pytestmark = pytest.mark.xdist_group("served")
STUDENTS = 4


async def play(database: ExitStack, code: str, key: str, *replicas: Server) -> None:
    async with AsyncExitStack() as stack:

        async def come(i: int) -> Reader:
            query = f"room={code}" if i else f"room={code}&key={key}"
            page = Reader(replicas[i % len(replicas)].url, LESSON, query)
            await stack.enter_async_context(page)
            await page.draw()
            return page

        teacher, *students = [await come(i) for i in range(1 + STUDENTS)]
        here = Class(teacher, students)
        await here.vote()
        await here.reveal()
        database.close()
        for page in (teacher, *students):
            run = await page.draw()
            while not any(OFF in text for _, text in run.texts):
                run = await page.receive(10)
            assert run.has_title
            assert not run.exceptions


def test_two_replicas_are_one_class_and_without_a_database_the_lesson_goes_on():
    with ExitStack() as database:
        url = database.enter_context(serve_postgresql())
        kept = {"ROOMS_URL": url}
        with serve(environ=kept) as first, serve(environ=kept) as second:
            engine = connect(url)
            code, key = Rooms(engine).open(LESSON, SCREEN)
            engine.dispose()
            finish(play(database, code, key, first, second))
