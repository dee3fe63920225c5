import os
import re
import signal
import textwrap
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.client import Reader, drawn, finish
from benchmarks.load import PAGES
from benchmarks.server import ROOT, Server, free_port, serve
from tests.browser.conftest import settle

pytestmark = pytest.mark.xdist_group("served")

# No file can grow: what a process sees of a full disk.
FULL_DISK = ("sh", "-c", 'ulimit -f 0; exec "$@" > /dev/null 2>&1', "sh")
# Inputs, five layers, outputs, the one layer and its outputs.
TABLES = 9
MATRICES = ".st-key-picture table"
THIRTY_YEARS = 30 * 365 * 86_400
LINKS = (
    "linear_collapse?screen=numbers&depth=4&seed=3",
    "monotonicity?screen=fold&c=37.3",
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


def test_browsers_with_a_wrong_clock_come_back_to_a_server_that_was_killed(
    browser: Browser,
):
    port, context = free_port(), browser.new_context()
    context.clock.set_system_time("1999-12-31T23:59:59")
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
        assert wrote(restarted, "drawn page=monotonicity")

        page = pages[0]
        expect(page.locator(MATRICES)).to_have_count(TABLES)
        page.get_by_role("slider").first.press("ArrowRight")
        expect(page).to_have_url(re.compile(r"depth=5&screen=numbers&seed=3$"))
        expect(page.locator(MATRICES)).to_have_count(TABLES + 1)
        assert "Traceback" not in restarted.log.read_text()
    context.close()

    assert after == before


def test_a_socket_that_breaks_does_not_disturb_the_others(server: Server):
    async def break_one() -> list[str]:
        async with (
            Reader(server.url, "linear_collapse", "screen=numbers") as left,
            Reader(server.url, "linear_collapse", "screen=numbers") as stays,
        ):
            await left.draw()
            await stays.draw()
            await left.ask()
            left.socket.transport.abort()
            runs = [await stays.set("depth", depth) for depth in (2.0, 3.0, 4.0)]
        return [text for run in runs for text in run.exceptions]

    assert finish(break_one()) == []
    assert "Traceback" not in server.log.read_text()


def test_a_full_disk_and_a_wrong_clock_do_not_stop_a_lesson(tmp_path: Path):
    (tmp_path / "sitecustomize.py").write_text(
        textwrap.dedent(f"""
            import time
            right = time.time
            time.time = lambda: right() - {THIRTY_YEARS}
        """)
    )
    clock = {"PYTHONPATH": f"{tmp_path}:{ROOT}"}

    with serve(prefix=FULL_DISK, environ=clock) as server:
        for name in PAGES:
            run = finish(drawn(server.url, name))
            assert run.has_title, name
            assert run.exceptions == [], name


def test_back_and_forward_go_over_pages_and_their_values(page: Page, server: Server):
    linked = f"{server.url}/linear_collapse?depth=4&screen=numbers"
    page.goto(linked)
    settle(page)
    lesson, values = page.locator(".lesson").inner_text(), slider_values(page)
    page.get_by_role("link", name="Activation functions").first.click()
    page.wait_for_url("**/activation_gallery")
    settle(page)

    page.go_back()
    expect(page.locator(".lesson")).to_have_text(lesson)
    settle(page)
    assert page.url == linked
    back = slider_values(page)
    page.go_forward()
    expect(page).to_have_url(f"{server.url}/activation_gallery")
    settle(page)
    expect(page.locator(".lesson")).to_contain_text("Activation functions")

    assert back == values
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
