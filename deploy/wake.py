"""Draw every lesson once, so that a class finds the server warm.

    python -m deploy.wake http://127.0.0.1:8501

The first session of a process imports torch and fits the models of the home page; the
first visit of a lesson fills its caches. An app that sleeps on Community Cloud has to
be woken in a browser first, with its button.
"""

import asyncio
import sys

from benchmarks.client import drawn
from benchmarks.load import PAGES
from benchmarks.server import wait_until_healthy


async def wake(url: str) -> None:
    """Open all pages of the dashboard at `url`, and print how long each took."""
    for page in PAGES:
        run = await drawn(url, page)
        print(f"{run.seconds:6.2f} s  /{page}", *run.exceptions)


if __name__ == "__main__":
    wait_until_healthy(sys.argv[1])
    asyncio.run(wake(sys.argv[1].rstrip("/")))
