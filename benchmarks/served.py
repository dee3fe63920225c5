"""The served dashboard beside the same pages on a stock Streamlit, in one run."""

import asyncio
import statistics
import sys
from collections.abc import Iterator

from benchmarks.load import FLOORS, PAGES, Load, join, work
from benchmarks.parts import parts
from benchmarks.server import FLOOR, Server, serve, serve_stock

CLASSES = (1, 30, 60)
# A stock process takes a minute to draw a page for sixty readers: one is enough.
IN_STOCK = ("",)
AT_ONCE = 10
SECONDS = 6
JOINS = 30
WARMING = 8


def tables() -> Iterator[list[str]]:
    """Yield the lines of one table after the other, as they are measured."""
    with serve() as ours, serve(FLOOR) as floor, serve_stock() as stock:
        yield asyncio.run(classes(ours, floor, stock))
        yield asyncio.run(sustained(ours, stock))
    with serve() as ours:
        yield asyncio.run(joins(ours))
        yield asyncio.run(parts(ours, PAGES))


async def joins(ours: Server) -> list[str]:
    """Thirty readers within a second, on a server that has drawn each page once."""
    rows = [
        "## A class comes in\n",
        "| page | last of 30 drawn after, s |",
        "|---|---|",
    ]
    for page in PAGES:
        await work(ours, [(page, "")], 1, 1)
        rows.append(f"| {name_of(page)} | {await join(ours, page, JOINS, 1.0):.2f} |")
    return rows


async def classes(ours: Server, floor: Server, stock: Server) -> list[str]:
    """A class on one page, one slider move a second each.

    The floor beside it is a slider and texts: what Streamlit takes by itself, under
    our settings, for as many elements as a lesson draws anew at a move.
    """
    rows = [
        f"## A class on one page, one slider move a second each, {SECONDS} s\n",
        "| page | readers | p50, ms | p95, ms | CPU a run, ms | kB a run "
        "| MB a reader |",
        "|---|---|---|---|---|---|---|",
    ]
    visits = [(ours, name_of(page), (page, "")) for page in PAGES]
    visits += [(floor, name, ("", query)) for name, query in FLOORS.items()]
    visits += [(stock, f"stock: {name_of(page)}", (page, "")) for page in IN_STOCK]
    for server, name, link in visits:
        # Fills the caches: what the class walks over has been seen by somebody before.
        await work(server, [link], 2, WARMING, pause=0.0)
        for readers in CLASSES:
            load = await work(server, [link], readers, SECONDS)
            rows.append(f"| {name} | {readers} | {figures(load)} |")
            print(rows[-1], file=sys.stderr, flush=True)
    return rows


async def sustained(ours: Server, stock: Server) -> list[str]:
    """Readers who move a slider again as soon as they see the picture."""
    rows = [
        f"## Sustained: {AT_ONCE} readers, a move as soon as the last is drawn\n",
        "| page | runs a second | stock | ratio |",
        "|---|---|---|---|",
    ]
    ratios = []
    for page in PAGES:
        mine, other = [
            (await work(server, [(page, "")], AT_ONCE, SECONDS, pause=0.0)).rate
            for server in (ours, stock)
        ]
        ratios.append(mine / other)
        rows.append(
            f"| {name_of(page)} | {mine:.1f} | {other:.1f} | {mine / other:.1f} |"
        )
        print(rows[-1], file=sys.stderr, flush=True)
    middle = statistics.geometric_mean(ratios)
    return [*rows, f"\nGeometric mean of the ratios: {middle:.1f}."]


def figures(load: Load) -> str:
    """Return five cells: waits, processor, bytes, memory."""
    return (
        f"{load.percentile(0.5):.0f} | {load.percentile(0.95):.0f} | {load.cpu_ms:.1f} "
        f"| {load.kilobytes:.0f} | {load.megabytes:.2f}"
    )


def name_of(page: str) -> str:
    """Return what a table calls a page."""
    return page or "home"
