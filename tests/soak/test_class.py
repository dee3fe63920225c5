"""A class for a long time, and the largest runs at once."""

import asyncio
import os
import random
import statistics
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path

import pytest

from benchmarks.client import Reader, drawn, finish
from benchmarks.control import Run
from benchmarks.load import PAGES, Walk, join
from benchmarks.server import Server, serve, wait_until_healthy

MINUTES = float(os.environ.get("SOAK_MINUTES", "60"))
READERS = 30
MOST_MEGABYTES = 500
# A run that is trained just now takes some for a moment.
AT_A_MOMENT = 525
LONGEST_SILENCE = 15.0
"""Seconds without a message."""
GROUPS = {
    Path("/sys/fs/cgroup/memory"): "memory.limit_in_bytes",
    Path("/sys/fs/cgroup"): "memory.max",
}
LARGEST = "num_hiddens=64&num_points=1000&num_epochs=500&batch_size=5&optimizer=adam"


async def wander(server: Server, seed: int, until: float, faults: list[str]) -> None:
    """Open lessons and their parts in turn, and move what is there once a second."""
    chance, begun = random.Random(seed), time.monotonic()

    def note(fault: str) -> None:
        minutes = (time.monotonic() - begun) / 60
        faults.append(f"after {minutes:.1f} min, {opened}: {fault}")

    while time.monotonic() < until:
        opened = [chance.choice(PAGES)]
        async with Reader(server.url, opened[0]) as reader:
            try:
                async for run in look_around(reader, chance, until, opened):
                    for fault in faults_of(run):
                        note(fault)
            except TimeoutError:
                note(f"no end after {reader.run}")


async def look_around(
    reader: Reader, chance: random.Random, until: float, opened: list[str]
) -> AsyncIterator[Run]:
    """Open one part of a lesson, note in `opened` which, and move a control of it."""
    yield await reader.draw()
    if screens := reader.controls.get("screen"):
        opened.append(chance.choice(screens.options))
        yield await reader.set("screen", opened[-1])
    if "show_me" in reader.controls and chance.random() < 0.5:
        yield await reader.set("show_me", True)
    walk = Walk(reader, chance)
    for _ in range(chance.randrange(5, 40)):
        await asyncio.sleep(1)
        yield await walk.step(reader)
        if time.monotonic() > until:
            break


def faults_of(run: Run) -> list[str]:
    """Return what a reader must not get to see, and a silence too long to sit through.

    A run that trains tells how far it is five times a second.
    """
    silent = run.silence > LONGEST_SILENCE
    return run.exceptions + [f"silent for {run.silence:.0f} s"] * silent


async def watch(server: Server, until: float) -> list[float]:
    """Return the memory of the server, every five seconds."""
    megabytes = []
    while time.monotonic() < until:
        megabytes.append(server.megabytes())
        await asyncio.sleep(5)
    return megabytes


async def work(server: Server, minutes: float) -> tuple[list[float], list[str]]:
    faults: list[str] = []
    until = time.monotonic() + 60 * minutes
    readers = [wander(server, seed, until, faults) for seed in range(READERS)]
    megabytes, *_ = await asyncio.gather(watch(server, until), *readers)
    return megabytes, faults


@pytest.mark.timeout(3 * 3600)
def test_an_hour_of_thirty_readers_stays_within_the_memory():
    with serve() as server:
        megabytes, faults = finish(work(server, MINUTES))
    settled = megabytes[len(megabytes) // 6 :]
    third = len(settled) // 3
    in_the_end = statistics.median(settled[-third:])
    grown = in_the_end - statistics.median(settled[:third])
    print(
        f"{in_the_end:.0f} MB in the end, {max(megabytes):.0f} MB at most, "
        f"{grown:+.0f} MB in {MINUTES:.0f} min",
        *faults,
        sep="\n",
    )

    assert faults == []
    assert in_the_end <= MOST_MEGABYTES
    assert max(megabytes) <= AT_A_MOMENT
    assert grown < 25


@contextmanager
def limited(megabytes: int) -> Iterator[tuple[str, ...]]:
    """Yield what a command stands behind to have so much memory, as on a host.

    Where no group may be made, the limit is on all that is set aside, stacks included.
    """
    for root, limit in GROUPS.items():
        group = root / "thirty_readers"
        with suppress(OSError):
            group.mkdir(exist_ok=True)
        if (group / limit).exists():
            (group / limit).write_text(f"{megabytes}M")
            yield "sh", "-c", f'echo $$ > {group}/cgroup.procs; exec "$@"', "sh"
            group.rmdir()
            return
    yield "sh", "-c", f'ulimit -d {megabytes}000; exec "$@"', "sh"


@pytest.mark.timeout(3 * 3600)
def test_thirty_readers_are_drawn_for_in_700_megabytes():
    async def look_after(server: Server) -> None:
        """Ask as a host does, who starts a server anew that does not answer."""
        while True:
            await asyncio.sleep(5)
            await asyncio.to_thread(wait_until_healthy, server.url, 15)

    async def work_and_look(server: Server) -> list[str]:
        looking = asyncio.create_task(look_after(server))
        _, faults = await work(server, MINUTES)
        assert not looking.done()
        looking.cancel()
        return faults

    with limited(700) as prefix, serve(prefix=prefix) as server:
        faults = finish(work_and_look(server))
        log = server.log.read_text()

    assert faults == [], log[-5000:]
    assert "refused what=" not in log
    assert "Traceback" not in log


def test_thirty_readers_who_come_within_a_second_are_drawn_within_two(server: Server):
    for page in PAGES:
        finish(join(server, page, 1, 0))
        assert finish(join(server, page, READERS, 1.0)) < 2


@pytest.mark.timeout(1800)
def test_the_largest_runs_of_twenty_sessions_do_not_hold_up_the_others():
    async def ask(seed: int) -> list[str]:
        query = f"dataset=spirals&seed={seed}&{LARGEST}"
        async with Reader(server.url, "train_mlp", query) as reader:
            return (await reader.draw(timeout=900)).exceptions

    async def look(done: asyncio.Event) -> list[float]:
        waits = []
        async with Reader(server.url, "linear_collapse") as reader:
            await reader.draw()
            while not done.is_set():
                waits.append((await reader.set("depth", 2.0 + len(waits) % 2)).seconds)
                await asyncio.sleep(0.5)
        return waits

    async def all_at_once() -> tuple[list[str], list[float]]:
        done = asyncio.Event()
        looking = asyncio.create_task(look(done))
        faults = await asyncio.gather(*(ask(seed) for seed in range(20)))
        done.set()
        return list(chain(*faults)), await looking

    with serve() as server:
        for page in ("linear_collapse", "train_mlp"):
            finish(drawn(server.url, page))
        alone = finish(_median_wait(server))
        faults, waits = finish(all_at_once())
    held_up = statistics.median(waits) - alone
    print(f"held up by {1000 * held_up:.0f} ms, {len(waits)} moves")

    assert faults == []
    assert held_up < 0.05


async def _median_wait(server: Server) -> float:
    async with Reader(server.url, "linear_collapse") as reader:
        await reader.draw()
        waits = [(await reader.set("depth", 2.0 + i % 2)).seconds for i in range(20)]
    return statistics.median(waits)
