import asyncio
import os
import re
import signal
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.client import Reader, finish
from benchmarks.load import PAGES
from benchmarks.server import ROOT, Server, free_port, serve
from tests.browser.conftest import settle

pytestmark = pytest.mark.xdist_group("served")

LONG_RUN = Path(__file__).with_name("long_run.py")
# No file can grow: what a process sees of a full disk.
FULL_DISK = ("sh", "-c", 'ulimit -f 0; exec "$@" > /dev/null 2>&1', "sh")
# Inputs, five layers, outputs, the one layer and its outputs.
TABLES = 9
THIRTY_YEARS = 30 * 365 * 86_400
LINKS = (
    "linear_collapse?depth=4&seed=3",
    "train_mlp?dataset=xor&num_hiddens=3",
)


def slider_values(page: Page) -> list[str | None]:
    sliders = page.locator("[data-testid=stMain]").get_by_role("slider")
    expect(sliders.first).to_be_visible()
    return [slider.get_attribute("aria-valuetext") for slider in sliders.all()]


def wrote(server: Server, line: str) -> bool:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and line not in server.log.read_text():
        time.sleep(0.1)
    return line in server.log.read_text()


def test_open_browsers_come_back_to_a_server_that_was_killed(browser: Browser):
    port, context = free_port(), browser.new_context()
    pages = [context.new_page() for _ in LINKS]
    with serve(port=port) as killed:
        for page, link in zip(pages, LINKS, strict=True):
            page.goto(f"{killed.url}/{link}")
            settle(page)
        before = [(page.url, slider_values(page)) for page in pages]
        os.kill(killed.pid, signal.SIGKILL)
        for page in pages:
            expect(page.locator("[data-testid=stConnectionStatus]")).to_be_visible()
    with serve(port=port) as restarted:
        for page in pages:
            app = page.locator("[data-testid=stApp]")
            expect(app).to_have_attribute("data-test-connection-state", "CONNECTED")
            settle(page)
            expect(page.get_by_role("dialog")).to_have_count(0)
            expect(page.locator("[data-testid=stException]")).to_have_count(0)
        after = [(page.url, slider_values(page)) for page in pages]
        assert wrote(restarted, "drawn page=linear_collapse")
        assert wrote(restarted, "drawn page=train_mlp")

        page = pages[0]
        expect(page.locator(".matrices table")).to_have_count(TABLES)
        page.get_by_role("slider").first.press("ArrowRight")
        expect(page).to_have_url(re.compile(r"\?depth=5&seed=3$"))
        expect(page.locator(".matrices table")).to_have_count(TABLES + 1)
        assert "Traceback" not in restarted.log.read_text()
    context.close()

    assert after == before


def test_a_socket_that_breaks_does_not_disturb_the_others(server: Server):
    async def break_one() -> list[str]:
        async with (
            Reader(server.url, "linear_collapse") as left,
            Reader(server.url, "linear_collapse") as stays,
        ):
            await left.draw()
            await stays.draw()
            await left.ask()
            left.socket.transport.abort()
            runs = [await stays.set("depth", depth) for depth in (2.0, 3.0, 4.0)]
        return [text for run in runs for text in run.exceptions]

    assert finish(break_one()) == []
    assert "Traceback" not in server.log.read_text()


@pytest.fixture(scope="module")
def long_run() -> Iterator[Server]:
    with serve(LONG_RUN) as server:
        yield server


async def state_of(server: Server) -> str:
    async with Reader(server.url) as reader:
        return (await reader.draw()).texts[0][1]


async def becomes(server: Server, state: str) -> str:
    for _ in range(50):
        if await state_of(server) == state:
            break
        await asyncio.sleep(0.1)
    return await state_of(server)


def test_two_sessions_share_a_run_and_the_last_to_leave_ends_it(long_run: Server):
    async def share_and_leave() -> list[str]:
        states = []
        async with Reader(long_run.url, query="run=a") as first:
            await first.ask()
            async with Reader(long_run.url, query="run=a") as second:
                await second.ask()
                states.append(await becomes(long_run, "1 started, 1 open"))
                await asyncio.sleep(1)
            states.append(await becomes(long_run, "1 started, 1 open"))
            first.socket.transport.abort()
        states.append(await becomes(long_run, "1 started, 0 open"))
        return states

    assert finish(share_and_leave()) == [
        "1 started, 1 open",
        "1 started, 1 open",
        "1 started, 0 open",
    ]


def test_a_reader_cancels_a_run_and_starts_it_again(page: Page, long_run: Server):
    page.goto(f"{long_run.url}/?run=b")

    expect(
        page.get_by_text(re.compile(r"Training: \d+%, about \d+ s left"))
    ).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Training: cancelled.")).to_be_visible()
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_role("button", name="Cancel")).to_be_visible()


def test_others_see_their_place_in_the_queue(page: Page, long_run: Server):
    async def ask_for_two() -> str:
        async with (
            Reader(long_run.url, query="run=c") as first,
            Reader(long_run.url, query="run=d") as second,
        ):
            await first.ask()
            await first.wait_for_text("progress", "%")
            await second.ask()
            await second.wait_for_text("progress", "1 run comes first")
            async with Reader(long_run.url, query="run=e") as third:
                await third.ask()
                return await third.wait_for_text("progress", "runs come first")

    place = re.match(
        r"Training: 2 runs come first, about (\d+) s left", finish(ask_for_two())
    )

    # A minute of the second, and what is left of the first: more on a busy machine.
    assert place is not None
    assert int(place[1]) > 90


def test_a_full_disk_and_a_wrong_clock_do_not_stop_a_lesson(tmp_path: Path):
    (tmp_path / "sitecustomize.py").write_text(
        textwrap.dedent(f"""
            import time
            right = time.time
            time.time = lambda: right() - {THIRTY_YEARS}
        """)
    )
    clock = {"PYTHONPATH": f"{tmp_path}:{ROOT}"}

    async def open_all(url: str) -> list[str]:
        faults = []
        for name in PAGES:
            async with Reader(url, name) as reader:
                run = await reader.draw()
            faults += [] if run.kinds.get("heading") else [name]
            faults += run.exceptions
        return faults

    with serve(prefix=FULL_DISK, environ=clock) as server:
        assert finish(open_all(server.url)) == []


def test_a_browser_with_a_wrong_clock_draws(browser: Browser, server: Server):
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_system_time("1999-12-31T23:59:59")
    page.goto(f"{server.url}/linear_collapse")
    settle(page)

    expect(page.locator(".matrices table").first).to_be_visible()
    context.close()


def test_back_and_forward_go_over_pages_and_their_values(page: Page, server: Server):
    linked = f"{server.url}/linear_collapse?depth=4"
    page.goto(linked)
    settle(page)
    values = slider_values(page)
    page.get_by_role("link", name="The functions that bend").first.click()
    page.wait_for_url("**/activation_gallery")
    settle(page)

    while page.url != linked:
        page.go_back()
        page.wait_for_timeout(300)
    settle(page)
    expect(page.locator("h1")).to_contain_text("Two affine layers are one")
    back = slider_values(page)
    while not page.url.endswith("/activation_gallery"):
        page.go_forward()
        page.wait_for_timeout(300)
    settle(page)
    expect(page.locator("h1")).to_contain_text("The functions that bend")

    assert back == values
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
