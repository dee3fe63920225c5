import os
import signal
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.server import free_port, serve
from screens.monotonicity import best_line, who_died
from tests.browser.conftest import PHONE, settle, settle_deck
from tests.browser.test_guess import path

pytestmark = pytest.mark.xdist_group("served")
PROJECTOR = {"width": 1920, "height": 1080}
DRAWN = (0.8, 0.2, 0.8), (0.2, 0.4, 0.6)
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
    press(page, "lock")
    expect(page.locator(SAY)).to_contain_text("Your answer is in")


def test_a_class_draws_votes_and_goes_on_when_the_server_was_killed(
    browser: Browser, tmp_path: Path
):
    port, kept = free_port(), {"ROOMS_URL": f"sqlite:///{tmp_path}/rooms.sqlite"}
    with ExitStack() as first:
        server = first.enter_context(serve(port=port, environ=kept))
        lesson = f"{server.url}/monotonicity"
        teacher = opened(browser, PROJECTOR, f"{lesson}?screen=who&present=1")
        press(teacher, "room_button")
        press(teacher, "open_room")
        code = teacher.locator(".room-code").inner_text()
        expect(teacher.locator(".room-invite img")).to_be_visible()
        students = [
            opened(browser, PHONE, f"{server.url}/?room={code}") for _ in range(2)
        ]
        teacher.keyboard.press("Escape")
        expect(teacher.locator(COUNT)).to_have_text("2 here, 0 answered")

        for student, heights in zip(students, DRAWN, strict=True):
            expect(student.locator("h1")).to_have_text(who_died.SCREEN.title)
            draw(student, heights)
        expect(teacher.locator(COUNT)).to_have_text("2 here, 2 answered")
        press(teacher, "show_class")
        expect(teacher.locator("[data-testid=stMain]")).to_contain_text("median of 2")
        assert teacher.evaluate(CURVES) == 3
        assert students[0].locator(".verdict").count() == 0

        os.kill(server.pid, signal.SIGKILL)
        for page in (teacher, *students):
            expect(page.locator("[data-testid=stConnectionStatus]")).to_be_visible()
    with serve(port=port, environ=kept) as server:
        for page in (teacher, *students):
            app = page.locator("[data-testid=stApp]")
            expect(app).to_have_attribute("data-test-connection-state", "CONNECTED")
            settle(page)
        expect(teacher.locator(COUNT)).to_have_text("2 here, 2 answered")
        for student in students:
            expect(student.locator(SAY)).to_contain_text("Your answer is in")
        press(teacher, "reveal")
        for student in students:
            expect(student.locator(".verdict")).to_contain_text("You drew")

        press(teacher, "next")
        students.append(opened(browser, PHONE, f"{server.url}/train_mlp?room={code}"))
        for i, student in enumerate(students, 1):
            expect(student.locator("h1")).to_have_text(best_line.SCREEN.title)
            press(student, f"option_{i}")
            expect(student.locator(SAY)).to_contain_text("Your answer is in")
        expect(teacher.locator(COUNT)).to_have_text("3 here, 3 answered")
        press(teacher, "reveal")
        for student in students:
            expect(student.locator(".verdict")).to_be_visible()
        for page in (teacher, *students):
            page.context.close()
