from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from benchmarks.server import Server
from charts.hand.grabbable import DOUBLE_TAP
from tests.browser.conftest import settle
from tests.browser.hands import (
    HANDLE,
    Wire,
    finger_held,
    middle,
    mouse_held,
    open_picture,
    way,
)

pytestmark = pytest.mark.xdist_group("guard")
PAGE = "hand_page"
UNIT = 100, 75
"""Pixels of the page's panels: from -2 to 2 on 400 and on 300."""
KNOTS = "knots ((-1.0, 0.0), (0.0, 1.0), (1.0, 0.0))"
DOTS = "dots ((-1.0, -1.0, 'circle'), (1.0, 1.0, 'cross'))"


@pytest.fixture(scope="module")
def opened(context: BrowserContext, made_pages: Server) -> Iterator[tuple[Page, Wire]]:
    page = context.new_page()
    wire = open_picture(page, f"{made_pages.url}/{PAGE}")
    yield page, wire
    page.close()


@pytest.fixture
def page(opened: tuple[Page, Wire]) -> Page:
    page, _ = opened
    page.get_by_role("button", name="Begin anew").click()
    settle(page)
    expect_text(page, "a 1 b 0.5", KNOTS, DOTS)
    expect(page.locator(f"{HANDLE}[tabindex='0']")).to_have_count(6)
    return page


@pytest.fixture
def wire(opened: tuple[Page, Wire]) -> Wire:
    return opened[1]


def grip(page: Page, name: str) -> Locator:
    return page.locator(f"{HANDLE}[aria-label^='{name}']")


def drag(page: Page, wire: Wire, name: str, x: float, y: float, hold=mouse_held):
    """Drag by so many units of the axes."""
    start, heard = middle(grip(page, name)), len(wire.messages)
    end = start[0] + UNIT[0] * x, start[1] - UNIT[1] * y
    with hold(page, [start, *way(start, end, 8)]):
        assert len(wire.messages) == heard
    settle(page)


def expect_text(page: Page, *texts: str) -> None:
    for text in texts:
        expect(page.get_by_text(text, exact=True)).to_be_visible()


@pytest.mark.parametrize("hold", [mouse_held, finger_held])
def test_one_handle_moves_two_numbers(page: Page, wire: Wire, hold):
    drag(page, wire, "image", 0.4, 0.8, hold)

    expect_text(page, "a 1.4 b 1.3")
    expect(grip(page, "image")).to_have_attribute("aria-valuetext", "1.4, 1.3")
    expect(page.locator(".st-key-a input")).to_have_value("1.4")


def test_a_knot_moves_in_both_directions_and_only_this_one(page: Page, wire: Wire):
    drag(page, wire, "knot 2", 0.3, -0.6)

    expect_text(page, "knots ((-1.0, 0.0), (0.3, 0.4), (1.0, 0.0))", "a 1 b 0.5")


def test_points_are_moved_added_and_taken_away_by_mouse(page: Page, wire: Wire):
    drag(page, wire, "example 1", 0.5, 0.65)
    expect_text(page, "dots ((-0.5, -0.35, 'circle'), (1.0, 1.0, 'cross'))")

    page.get_by_role("radio", name="cross").click()
    settle(page)
    area = page.locator("[class*=area_dots] path").bounding_box()
    page.mouse.click(area["x"] + 0.75 * 400, area["y"] + 0.75 * 300)
    added = "(1.0, -1.0, 'cross')"
    expect_text(page, f"dots ((-0.5, -0.35, 'circle'), (1.0, 1.0, 'cross'), {added})")

    page.mouse.dblclick(*middle(grip(page, "example 2")))
    expect_text(page, f"dots ((-0.5, -0.35, 'circle'), {added})")
    page.mouse.dblclick(*middle(grip(page, "example 2")))
    settle(page)
    page.mouse.dblclick(*middle(grip(page, "example 1")))
    settle(page)
    expect_text(page, "dots ((-0.5, -0.35, 'circle'),)")


def test_a_finger_taps_a_point_away(phone: Page, made_pages: Server):
    open_picture(phone, f"{made_pages.url}/{PAGE}")
    grip(phone, "example 2").scroll_into_view_if_needed()
    at = middle(grip(phone, "example 2"))
    phone.touchscreen.tap(*at)
    phone.wait_for_timeout(2 * DOUBLE_TAP)
    phone.touchscreen.tap(*at)
    settle(phone)
    expect_text(phone, DOTS)

    phone.wait_for_timeout(2 * DOUBLE_TAP)
    phone.touchscreen.tap(*at)
    phone.wait_for_timeout(DOUBLE_TAP / 8)
    phone.touchscreen.tap(*at)

    expect_text(phone, "dots ((-1.0, -1.0, 'circle'),)")


def test_points_are_moved_added_and_taken_away_by_keys(page: Page, wire: Wire):
    point = grip(page, "example 1")
    point.focus()
    for key, value in (
        ("ArrowRight", "−0.95, −1.00"),
        ("ArrowUp", "−0.95, −0.95"),
        ("Shift+ArrowRight", "−0.45, −0.95"),
        ("ArrowLeft", "−0.50, −0.95"),
        ("Escape", "−1.00, −1.00"),
        ("ArrowDown", "−1.00, −1.05"),
    ):
        page.keyboard.press(key)
        expect(point).to_have_attribute("aria-valuetext", value)
    page.keyboard.press("Insert")
    expect_text(
        page,
        "dots ((-1.0, -1.05, 'circle'), (1.0, 1.0, 'cross'), (-0.85, -1.05, 'circle'))",
    )
    page.keyboard.press("Delete")
    expect_text(page, "dots ((1.0, 1.0, 'cross'), (-0.85, -1.05, 'circle'))")


def test_escape_puts_a_point_back(page: Page, wire: Wire):
    knot = grip(page, "knot 1")
    start = middle(knot)

    with mouse_held(page, [start, *way(start, (start[0] + 60, start[1] + 30), 6)]):
        assert knot.get_attribute("aria-valuetext") != "−1.00, 0.00"
        page.keyboard.press("Escape")
        expect(knot).to_have_attribute("aria-valuetext", "−1.00, 0.00")
    settle(page)

    expect_text(page, KNOTS)
    expect(knot).to_have_attribute("aria-valuetext", "−1.00, 0.00")
