import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.server import ROOT, free_port, wait_until_healthy
from screens.monotonicity import best_line, who_died
from tests.browser.conftest import PHONE, settle, settle_deck
from tests.browser.test_guess import path

pytestmark = pytest.mark.xdist_group("served")
PROJECTOR = {"width": 1920, "height": 1080}
DRAWN = (
    (0.8, 0.2, 0.8),
    (0.2, 0.4, 0.6),
    (0.6, 0.3, 0.5),
    (0.3, 0.3, 0.3),
    (0.2, 0.8, 0.2),
)
"""What five students draw: heights at the left, in the middle and at the right."""
COUNT, SAY = ".room-count", ".room-say"
CURVES = "[...document.querySelectorAll('.stVegaLiteChart .mark-line path')].filter("
CURVES += "line => line.getAttribute('stroke') === '#CC79A7').length"


def press(page: Page, key: str) -> None:
    page.locator(f".st-key-{key} button").click()


def opened(browser: Browser, size: dict, link: str) -> Page:
    page = browser.new_context(viewport=size).new_page()
    page.goto(link)
    settle_deck(page)
    return page


def draw(page: Page, heights: tuple[float, float, float]) -> None:
    sheet = page.locator(".guess")
    expect(sheet).to_be_visible()
    sheet.scroll_into_view_if_needed()
    points = path(sheet, *zip((0.02, 0.5, 0.98), heights, strict=True))
    page.mouse.move(*points[0])
    page.mouse.down()
    for point in points:
        page.mouse.move(*point)
    page.mouse.up()
    settle(page)


@contextmanager
def make_run(port: int, rooms: Path) -> Iterator[None]:
    """Start the dashboard as the README says, and kill all of it in the end."""
    # A browser of its own is not opened.
    own = {"ROOMS_URL": f"sqlite:///{rooms}", "BROWSER": "true"}
    command = ["make", "run", f"PORT={port}"]
    server = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | own, start_new_session=True
    )
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}", 280)
        yield
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def test_a_class_of_five_loses_nothing_when_the_server_is_killed_in_mid_vote(
    browser: Browser, tmp_path: Path
):
    port, rooms = free_port(), tmp_path / "rooms.sqlite"
    url = f"http://127.0.0.1:{port}"
    with make_run(port, rooms):
        link = f"{url}/monotonicity?screen=who&present=1"
        teacher = opened(browser, PROJECTOR, link)
        press(teacher, "room_button")
        press(teacher, "open_room")
        code = teacher.locator(".room-code").inner_text()
        students = [opened(browser, PHONE, f"{url}/?room={code}") for _ in DRAWN]
        teacher.keyboard.press("Escape")
        expect(teacher.locator(COUNT)).to_have_text("5 here, 0 answered")

        for student, heights in zip(students[:4], DRAWN, strict=False):
            expect(student.locator("h1")).to_have_text(who_died.SCREEN.title)
            draw(student, heights)
            press(student, "lock")
        for student in students[:3]:
            expect(student.locator(SAY)).to_contain_text("Your answer is in")
        # The fourth is voting just now.
    everybody = (teacher, *students)
    for page in everybody:
        expect(page.locator("[data-testid=stConnectionStatus]")).to_be_visible()
    with make_run(port, rooms):
        for page in everybody:
            app = page.locator("[data-testid=stApp]")
            expect(app).to_have_attribute("data-test-connection-state", "CONNECTED")
            settle(page)
        for student in students[:3]:
            expect(student.locator(SAY)).to_contain_text("Your answer is in")
        for student, heights in zip(students[3:], DRAWN[3:], strict=True):
            if not student.locator(SAY).count():
                draw(student, heights)
                press(student, "lock")
            expect(student.locator(SAY)).to_contain_text("Your answer is in")
        expect(teacher.locator(COUNT)).to_have_text("5 here, 5 answered")
        second_tab = students[0].context.new_page()
        second_tab.goto(f"{url}/?room={code}")
        expect(second_tab.locator(SAY)).to_contain_text("Your answer is in")
        press(teacher, "show_class")
        expect(teacher.locator("[data-testid=stMain]")).to_contain_text("median of 5")
        assert teacher.evaluate(CURVES) == 6
        assert students[0].locator(".verdict").count() == 0
        press(teacher, "reveal")
        for student in (second_tab, *students):
            expect(student.locator(".verdict")).to_contain_text("You drew")

        press(teacher, "next")
        students.append(opened(browser, PHONE, f"{url}/train_mlp?room={code}"))
        for i, student in enumerate(students):
            expect(student.locator("h1")).to_have_text(best_line.SCREEN.title)
            press(student, f"option_{i % 3 + 1}")
            expect(student.locator(SAY)).to_contain_text("Your answer is in")
        expect(teacher.locator(COUNT)).to_have_text("6 here, 6 answered")
        press(teacher, "reveal")
        for student in students:
            expect(student.locator(".verdict")).to_be_visible()
        for page in (*everybody, students[-1]):
            page.context.close()
