"""What the screens cost the server: one reader, a class, a class that comes in.

python -m benchmarks.served monotonicity train_mlp    some lessons, printed only
"""

import asyncio
import sys
from collections.abc import Iterator, Sequence

from benchmarks.client import Reader
from benchmarks.load import FLOORS, PAGES, join, links_of, work
from benchmarks.server import FLOOR, Server, serve

CLASS = 60
SECONDS = 4
ALONE = 4
# As often as one session may; what the server does besides hardly counts then.
PAUSE = 0.15
JOINS = 30
WARMING = 2
HEAD = (
    "| screen | elements | kB | CPU, ms | alone p50, ms | a class p50, ms | p95, ms |",
    "|---|---|---|---|---|---|---|",
)
# Screens that train: a class moves more slowly there, and waits for runs.
TRAINING, SLOWLY, TRAINERS = "train_mlp", 5.0, 30


def tables(pages: Sequence[str] = PAGES) -> Iterator[list[str]]:
    """Yield the lines of one table after the other, as they are measured."""
    with serve() as ours, serve(FLOOR) as floor:
        yield from asyncio.run(screens(ours, floor, pages))
    with serve() as ours:
        yield asyncio.run(joins(ours, pages))


async def screens(
    ours: Server, floor: Server, pages: Sequence[str]
) -> tuple[list[str], list[str]]:
    """A row for every screen, revealed: a reader alone, then a class.

    The floor beside it is a slider and texts: what Streamlit takes by itself, under
    our settings, for as many elements as a screen draws anew at a move. A screen
    without a control has no move: there the page is drawn as a turn of it draws it.
    """
    moved = [
        f"## Every screen, its first control moved: one reader, then {CLASS} with a "
        f"move a second each ({TRAINERS} with a move every {SLOWLY:g} s in lesson 4)\n",
        *HEAD,
    ]
    drawn = [
        "## Screens without a control, their page drawn: one reader, then "
        f"{CLASS} with a page every {SLOWLY:g} s each ({TRAINERS} in lesson 4)\n",
        *HEAD,
    ]
    for server, name, link in visits(ours, floor, pages):
        has_control = await is_movable(server, link)
        rows = moved if has_control else drawn
        rows.append(await row(server, name, link, 1.0 if has_control else SLOWLY))
        print(rows[-1], file=sys.stderr, flush=True)
    return moved, drawn


def visits(
    ours: Server, floor: Server, pages: Sequence[str] = PAGES
) -> Iterator[tuple[Server, str, tuple[str, str]]]:
    """Yield the floors and every screen, revealed: where it is, its name, its link."""
    for name, query in FLOORS.items():
        yield floor, name, ("", query)
    for page in pages:
        for link in links_of(page):
            if "solved" in link[1]:
                yield ours, name_of(*link), link


async def is_movable(server: Server, link: tuple[str, str]) -> bool:
    """Say whether a screen has a control to move."""
    async with Reader(server.url, *link) as reader:
        await reader.draw()
        return reader.slider() is not None


async def row(server: Server, name: str, link: tuple[str, str], pause: float) -> str:
    """Return the row of one screen, with so many seconds between moves of a reader."""
    # Fills the caches: what the class walks over has been seen by somebody before.
    await work(server, [link], 1, WARMING, pause=0.0)
    alone = await work(server, [link], 1, ALONE, pause=PAUSE)
    readers, pause = (TRAINERS, SLOWLY) if link[0] == TRAINING else (CLASS, pause)
    together = await work(server, [link], readers, max(SECONDS, 2 * pause), pause)
    return (
        f"| {name} | {alone.elements:.0f} | {alone.kilobytes:.0f} "
        f"| {alone.cpu_ms:.1f} | {alone.percentile(0.5):.0f} | {together.cells()} |"
    )


async def joins(ours: Server, pages: Sequence[str]) -> list[str]:
    """Thirty readers within a second, on a server that has drawn each page once."""
    rows = [
        "## A class comes in\n",
        "| page | last of 30 drawn after, s |",
        "|---|---|",
    ]
    for page in pages:
        await work(ours, [(page, "")], 1, 1)
        rows.append(f"| {page or 'home'} | {await join(ours, page, JOINS, 1.0):.2f} |")
    return rows


def name_of(page: str, query: str) -> str:
    """Return what a table calls a screen."""
    screen = query.removeprefix("screen=").split("&")[0]
    return f"{page} / {screen}" if page else "home"


if __name__ == "__main__":
    for table in tables(sys.argv[1:] or PAGES):
        print("\n".join(table), "\n")
