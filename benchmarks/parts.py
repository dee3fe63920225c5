"""What every screen costs the server, one reader, one move after the other.

    python -m benchmarks.parts linear_collapse train_mlp

Sixty readers who move once a second leave 16 ms a run on one core. An element costs
about 0.2 ms whatever is in it, a chart about 1 ms, and the page the rest.
"""

import asyncio
import sys
from collections.abc import Sequence

from benchmarks.load import PAGES, links_of, work
from benchmarks.server import Server, serve

SECONDS = 2
PAUSE = 0.05


async def parts(server: Server, pages: Sequence[str]) -> list[str]:
    """Return a table with a row for every screen of some pages."""
    rows = [
        "## Every screen, one reader: a move of its first control\n",
        "| link | first draw, ms | p50, ms | slowest, ms | CPU, ms | kB | elements |",
        "|---|---|---|---|---|---|---|",
    ]
    for page in pages:
        for link in links_of(page):
            rows.append(await row(server, *link))
            print(rows[-1], file=sys.stderr, flush=True)
    return rows


async def row(server: Server, page: str, query: str) -> str:
    """Return the row of one screen: its first draw, then moves on what is warm."""
    cold = await work(server, [(page, query)], 1, 1, pause=PAUSE)
    warm = await work(server, [(page, query)], 1, SECONDS, pause=PAUSE)
    link = f"{page}?{query}" if query else page or "home"
    return (
        f"| {link} | {cold.first * 1000:.0f} | {warm.percentile(0.5):.0f} "
        f"| {max(cold.percentile(1), warm.percentile(1)):.0f} | {warm.cpu_ms:.1f} "
        f"| {warm.kilobytes:.0f} | {warm.elements:.0f} |"
    )


if __name__ == "__main__":
    with serve() as ours:
        asyncio.run(parts(ours, sys.argv[1:] or PAGES))
