"""What a class notices of trainings in other sessions: waits with and without them."""

import asyncio
from collections.abc import Iterator

from benchmarks.client import Reader
from benchmarks.load import Load, work
from benchmarks.server import Server, serve

READERS = 20
TRAINERS = 5
SECONDS = 12
PAGES = ("linear_collapse", "activation_gallery")
# One as a lesson asks for it, and about the longest that is not refused.
RUNS = {
    "short": "dataset=circles&num_hiddens=16&num_epochs=100",
    "long": "dataset=spirals&num_hiddens=64&num_points=1000&num_epochs=500"
    "&batch_size=5&optimizer=adam",
}


def tables() -> Iterator[list[str]]:
    """Yield the lines of the table."""
    rows = [
        f"## {READERS} readers, one slider move a second each, while {TRAINERS} "
        "sessions train: each re-rolls once a second, or as soon as it is through\n",
        "| trainings | p50, ms | p95, ms | more at p95, ms | trained in the time |",
        "|---|---|---|---|---|",
    ]
    with serve() as server:
        alone = asyncio.run(watch(server))
        rows.append(f"| none | {alone.cells()} | | |")
        for name, query in RUNS.items():
            load, runs = asyncio.run(watch_beside(server, query))
            more = load.percentile(0.95) - alone.percentile(0.95)
            rows.append(f"| {name} | {load.cells()} | {more:+.0f} | {runs} |")
    yield rows


async def watch(server: Server) -> Load:
    """Let readers move sliders; the caches are filled before."""
    links = [(page, "") for page in PAGES]
    await work(server, links, 2, 4, pause=0.0)
    return await work(server, links, READERS, SECONDS)


async def watch_beside(server: Server, query: str) -> tuple[Load, int]:
    """The same while others train; return also how many runs came to an end."""
    done = asyncio.Event()
    trainers = [
        asyncio.create_task(train(server, query, 1000 * i, done))
        for i in range(1, TRAINERS + 1)
    ]
    await asyncio.sleep(1)
    load = await watch(server)
    done.set()
    for trainer in trainers:
        trainer.cancel()
    return load, sum(await asyncio.gather(*trainers))


async def train(server: Server, query: str, seed: int, done: asyncio.Event) -> int:
    """Take one seed after the other; return how many."""
    runs = 0
    try:
        async with Reader(server.url, "train_mlp", query) as reader:
            await reader.draw()
            while not done.is_set():
                pause = asyncio.create_task(asyncio.sleep(1))
                await reader.set("seed", float(seed + runs))
                runs += 1
                await pause
    except asyncio.CancelledError:
        pass
    return runs
