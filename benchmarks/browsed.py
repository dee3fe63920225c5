"""What a reader sees: first page on a cold server, and key press to picture."""

import statistics
import time
from collections.abc import Iterator

from playwright.sync_api import Browser, sync_playwright

from benchmarks.client import drawn, finish
from benchmarks.load import FLOORS, PAGES
from benchmarks.movie import DATASETS, play
from benchmarks.picture import open_link, press_to_picture
from benchmarks.served import visits
from benchmarks.server import FLOOR, Server, serve
from tests.browser.conftest import launch


def tables() -> Iterator[list[str]]:
    """Yield the lines of one table after the other, as they are measured."""
    yield cold()
    with sync_playwright() as playwright:
        browser = launch(playwright)
        with serve() as ours, serve(FLOOR) as floor:
            yield first_pages(browser, ours)
            yield movies(browser, ours)
            yield presses(browser, ours, floor)
        browser.close()


def cold() -> list[str]:
    """From the start of the process to the first page, without a browser."""
    begun = time.perf_counter()
    with serve() as ours:
        finish(drawn(ours.url, PAGES[1]))
        first = time.perf_counter() - begun
        again = finish(drawn(ours.url, PAGES[1])).seconds
        return [
            "## Cold start\n",
            "| process to health, s | to the first page, s | the next reader, s |",
            "|---|---|---|",
            f"| {ours.healthy_after:.1f} | {first:.1f} | {again:.2f} |",
        ]


def first_pages(browser: Browser, ours: Server) -> list[str]:
    """Open each page in a browser that has cached nothing, then once more."""
    rows = [
        "## A page in a new browser, server warm\n",
        "| page | first visit, s | reload, s |",
        "|---|---|---|",
    ]
    for path in PAGES:
        finish(drawn(ours.url, path))
        context = browser.new_context()
        page = context.new_page()
        first, again = open_link(page, ours, path), open_link(page, ours, path)
        context.close()
        rows.append(f"| {path or 'home'} | {first:.2f} | {again:.2f} |")
    return rows


def movies(browser: Browser, ours: Server) -> list[str]:
    """Play the movie of lesson 4."""
    rows = [
        "## The movie of lesson 4, 1280 pixels\n",
        "| data set | frames a second | websocket messages while it plays |",
        "|---|---|---|",
    ]
    for dataset in DATASETS:
        frames, messages = play(browser, ours, dataset)
        rows.append(f"| {dataset} | {frames:.0f} | {messages} |")
    return rows


def presses(browser: Browser, ours: Server, floor: Server) -> list[str]:
    """Key press to picture on every screen, beside the floors."""
    found = {}
    for server, name, link in visits(ours, floor):
        if times := press_to_picture(browser, server, "?".join(link)):
            found[name] = statistics.median(times), max(times)
    base, _ = found[next(iter(FLOORS))]
    return [
        "## From a key press to the picture, in the browser\n",
        "| link | p50, ms | slowest, ms | × the floor |",
        "|---|---|---|---|",
        *(
            f"| {name} | {p50:.0f} | {slowest:.0f} | {p50 / base:.1f} |"
            for name, (p50, slowest) in found.items()
        ),
    ]
