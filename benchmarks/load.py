"""A class at work: readers who move a slider each, and how long they wait."""

import asyncio
import random
import statistics
import time
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from benchmarks.client import Reader, drawn
from benchmarks.server import Server
from screens.decks import DECKS
from ui.lessons import LESSONS

PAGES = ("", *(lesson.name for lesson in LESSONS))
# Names and queries of `benchmarks/bare_streamlit.py`; a screen draws 3 to 8 at a move.
FLOORS = {f"floor: a slider, texts: {n}": f"texts={n}" for n in (1, 3, 8)}


class Load(NamedTuple):
    """What a class saw.

    Attributes:
        waits: Seconds of every run after the first.
        cpu_ms: Processor time of the server a run.
        kilobytes: Received a run.
        elements: Drawn a run.
    """

    waits: list[float]
    cpu_ms: float
    kilobytes: float
    elements: float

    def percentile(self, share: float) -> float:
        """Return the wait in ms that `share` of the runs did not exceed."""
        waits = sorted(self.waits)
        return 1000 * waits[min(int(share * len(waits)), len(waits) - 1)]

    def cells(self) -> str:
        """Return two cells: the middle wait, and what one in twenty exceeded."""
        return f"{self.percentile(0.5):.0f} | {self.percentile(0.95):.0f}"


class Walk:
    """A reader's way over the values of one control, from a random place."""

    def __init__(self, reader: Reader, chance: random.Random):
        self.control = reader.slider()
        self.values = self.control.values() if self.control else []
        self.at = chance.randrange(len(self.values)) if self.values else 0

    async def step(self, reader: Reader):
        """Move by one, and draw."""
        if not self.values:
            return await reader.draw()
        self.at = (self.at + 1) % len(self.values)
        return await reader.set(self.control.key, self.values[self.at])


async def work(
    server: Server,
    links: Sequence[tuple[str, str]],
    num_readers: int,
    seconds: float,
    pause: float = 1.0,
) -> Load:
    """Let readers open links in turn, then move a slider every `pause` seconds.

    Args:
        server: Where.
        links: Page and query; reader i opens link i.
        num_readers: How many at once.
        seconds: How long, after all have come.
        pause: Seconds between two moves of a reader; 0 for as fast as it can.

    Raises:
        RuntimeError: If an exception was drawn, which is no page to measure.
    """
    readers = [Reader(server.url, *links[i % len(links)]) for i in range(num_readers)]
    for reader in readers:
        await reader.__aenter__()
        await reader.draw()
    cpu, begun = server.cpu_seconds(), time.perf_counter()
    runs = await asyncio.gather(
        *(move(r, random.Random(i), begun, seconds, pause)
          for i, r in enumerate(readers))
    )  # fmt: skip
    cpu = server.cpu_seconds() - cpu
    for reader in readers:
        await reader.__aexit__()
    flat = [run for some in runs for run in some]
    if broken := [text for run in flat for text in run.exceptions]:
        raise RuntimeError(f"{links[0]} drew {broken[0]}")
    return Load(
        [run.seconds for run in flat],
        1000 * cpu / len(flat),
        statistics.mean(run.bytes for run in flat) / 1000,
        statistics.mean(sum(run.kinds.values()) for run in flat),
    )


async def move(
    reader: Reader, chance: random.Random, begun: float, seconds: float, pause: float
) -> list:
    """Move a slider until the time is over; a late answer moves the next move."""
    walk, runs = Walk(reader, chance), []
    due = begun + chance.random() * pause
    while due < begun + seconds:
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        runs.append(await walk.step(reader))
        due = max(due + pause, time.perf_counter())
    return runs


async def join(server: Server, page: str, num_readers: int, within: float) -> float:
    """Let readers come within some seconds; return how long the last one waited."""

    async def come(i: int) -> float:
        await asyncio.sleep(i * within / num_readers)
        begun = time.perf_counter()
        await drawn(server.url, page)
        return time.perf_counter() - begun

    return max(await asyncio.gather(*(come(i) for i in range(num_readers))))


def links_of(page: str) -> list[tuple[str, str]]:
    """Return the links to all screens of a page, open and revealed."""
    if not page:
        return [("", ""), ("", "solved=1")]
    return [
        (page, urlencode({"screen": screen.name} | solved))
        for screen in DECKS.get(page, ())
        for solved in ({}, {"solved": "1"})
    ]
