"""A class in a room: are all votes counted, and how soon is everybody where it is?"""

import asyncio
import random
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from typing import NamedTuple

from benchmarks.client import Reader
from benchmarks.load import Walk
from benchmarks.server import Server, serve
from screens.decks import DECKS
from serving.rooms import Rooms
from serving.rooms.schema import connect

STUDENTS = 60
WITHIN, WAITS = 2.0, 10.0
"""Seconds in which all vote, and in which nobody does anything."""
FLIPS, A_FLIP = 20, 0.5
LESSON, SCREEN, NEXT = "monotonicity", "line", "fold"
TITLE = next(screen.title for screen in DECKS[LESSON] if screen.name == NEXT)
TRUTH = 'class="why"'
SLIDER, OUTSIDE = "screen=fold&solved=1", 5


class Class(NamedTuple):
    """A teacher and students, each with a page of their own."""

    teacher: Reader
    students: Sequence[Reader]

    async def press(self, key: str) -> None:
        """Press a button of the teacher's, once her page has it."""
        while key not in self.teacher.controls:
            await self.teacher.receive()
        await self.teacher.set(key, True)

    async def wait(self) -> float:
        """Do nothing."""
        await asyncio.sleep(WAITS)
        return WAITS

    async def vote(self) -> float:
        """Answer one after the other; return after how long the tally was whole."""
        pages = self.students

        async def answer(i: int) -> None:
            await asyncio.sleep(WITHIN * i / len(pages))
            await pages[i].set(f"option_{i % 3 + 1}", True)

        whole = see([self.teacher], f"<b>{len(pages)}</b> answered")
        answers = asyncio.gather(*map(answer, range(len(pages))))
        await asyncio.sleep(WITHIN)
        begun = time.perf_counter()
        await asyncio.gather(whole, answers)
        return time.perf_counter() - begun

    async def reveal(self) -> float:
        """Show the truth; return after how long all students see it."""
        seen, begun = see(self.students, TRUTH), time.perf_counter()
        await self.press("reveal")
        await seen
        return time.perf_counter() - begun

    async def waver(self) -> float:
        """Reveal and ask again, and turn; return after how long all have turned."""
        seen = see(self.students, TITLE)
        for i in range(FLIPS):
            await self.press(("ask_class", "reveal")[i % 2])
            await asyncio.sleep(A_FLIP)
        begun = time.perf_counter()
        await self.press("next")
        await seen
        return time.perf_counter() - begun


def see(pages: Sequence[Reader], text: str) -> Awaitable:
    """Read until all of these pages say a text."""
    return asyncio.gather(*(page.wait_for_text("html", text) for page in pages))


def tables() -> Iterator[list[str]]:
    """Yield the lines of the table."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/rooms.sqlite"
        with serve(environ={"ROOMS_URL": url}) as server:
            asyncio.run(measure(server, Rooms(connect(url)), 2))  # warms it up
            yield asyncio.run(measure(server, Rooms(connect(url)), STUDENTS))


async def measure(server: Server, rooms: Rooms, students: int) -> list[str]:
    """Measure what happens in a room, and a slider outside of it meanwhile."""
    code, key = rooms.open(LESSON, SCREEN)
    rows = [
        f"## A teacher and {students} students in a room; {OUTSIDE} readers outside "
        "of it move a slider once a second\n",
        "| in the room | s | of a core | slider p50, ms | p95, ms |",
        "|---|---|---|---|---|",
    ]
    async with AsyncExitStack() as stack:

        async def come(query: str) -> Reader:
            reader = Reader(server.url, LESSON, query)
            await stack.enter_async_context(reader)
            await reader.draw()
            return reader

        outside = [await come(SLIDER) for _ in range(OUTSIDE)]
        teacher = await come(f"room={code}&key={key}")
        here = Class(teacher, [await come(f"room={code}") for _ in range(students)])

        async def row(name: str, happens: Callable[[], Awaitable[float]]) -> None:
            used, begun = server.cpu_seconds(), time.perf_counter()
            work = asyncio.create_task(happens())
            waits = await moved_until(outside, work)
            used = (server.cpu_seconds() - used) / (time.perf_counter() - begun)
            p50, p95 = (1000 * waits[int(q * len(waits))] for q in (0.5, 0.95))
            rows.append(f"| {name} | {work.result():.2f} | {used:.0%} "
                        f"| {p50:.0f} | {p95:.0f} |")  # fmt: skip

        await row("all wait, so long", here.wait)
        await row(f"all vote within {WITHIN:g} s; the tally is whole after", here.vote)
        lost = students - len(rooms.votes(code, key, LESSON, SCREEN))
        await row(f"{lost} votes were lost; all see the truth after", here.reveal)
        name = f"{FLIPS // 2} reveals taken back; all are at the next screen after"
        await row(name, here.waver)
    return rows


async def moved_until(outside: Sequence[Reader], work: asyncio.Task) -> list[float]:
    """Move sliders until something is done; return the waits in order of length."""
    waits = []

    async def move(reader: Reader, i: int) -> None:
        walk = Walk(reader, random.Random(i))
        await asyncio.sleep(i / len(outside))
        while not work.done():
            waits.append((await walk.step(reader)).seconds)
            await asyncio.sleep(1.0)

    await asyncio.gather(*map(move, outside, range(len(outside))))
    return sorted(waits)
