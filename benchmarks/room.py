"""A class in a room: what waiting costs, and how soon everybody is where the class is.

python -m benchmarks.room
"""

import asyncio
import time
from typing import NamedTuple

from benchmarks.client import Reader, finish
from benchmarks.server import Server, serve
from serving.rooms import REVEALED, Rooms
from serving.rooms.tables import connect

STUDENTS = 60
WAITS = 15.0
"""Seconds in which nobody does anything."""
LESSON, SCREEN, NEXT = "monotonicity", "line", "raise"


class ClassTimes(NamedTuple):
    """What was measured.

    Attributes:
        waiting: Share of one core while all wait.
        told: Seconds until all votes of two seconds are in the tally.
        slowest_vote: Seconds until the last student saw the own vote taken.
        followed: Seconds until the last student saw the teacher's next screen.
        revealed: Seconds until the last student saw the truth.
    """

    waiting: float
    told: float
    slowest_vote: float
    followed: float
    revealed: float


def measure(server: Server, rooms: Rooms, students: int = STUDENTS) -> ClassTimes:
    """Let a class of `students` wait, vote, follow, and see the truth."""
    return finish(_measure(server, rooms, students))


async def _measure(server: Server, rooms: Rooms, students: int) -> ClassTimes:
    code, key = rooms.open(LESSON, SCREEN)
    link = f"room={code}&screen={SCREEN}"
    readers = [Reader(server.url, LESSON, link) for _ in range(students)]
    for reader in readers:
        await reader.__aenter__()
        await reader.draw()
    used = server.cpu_seconds()
    await asyncio.sleep(WAITS)
    waiting = (server.cpu_seconds() - used) / WAITS

    async def vote(i: int) -> float:
        await asyncio.sleep(2 * i / students)
        run = await readers[i].set(f"option_{i % 3 + 1}", True)
        return run.seconds

    votes = asyncio.gather(*(vote(i) for i in range(students)))
    await asyncio.sleep(2)
    begun = time.perf_counter()
    while len(rooms.votes(code, key, LESSON, SCREEN)) < students:
        await asyncio.sleep(0.02)
    told = time.perf_counter() - begun
    slowest = max(await votes)

    begun = time.perf_counter()
    rooms.set_stage(code, key, LESSON, SCREEN, REVEALED)
    await asyncio.gather(*(reader.receive() for reader in readers))
    revealed = time.perf_counter() - begun
    begun = time.perf_counter()
    rooms.move(code, key, LESSON, NEXT)
    await asyncio.gather(*(reader.receive() for reader in readers))
    followed = time.perf_counter() - begun
    for reader in readers:
        await reader.__aexit__()
    return ClassTimes(waiting, told, slowest, followed, revealed)


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/rooms.sqlite"
        with serve(environ={"ROOMS_URL": url}) as server:
            for number in (1, STUDENTS):  # the first one warms the server up
                print(number, measure(server, Rooms(connect(url)), number))
