from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from screens.monotonicity.who_died import GRID, missed, shape
from tests.browser.conftest import LAPTOP, PHONE, settle
from tests.browser.hands import Wire, finger_held, scrolled, way
from tests.browser.line_picture import line_in
from tests.conftest import ROOT

pytestmark = pytest.mark.xdist_group("hands")
WHO = "monotonicity?screen=who"
DRAWN = "[...document.querySelectorAll('.guess polyline.drawn')].at(-1)"
GUESS = "#CC79A7"


def open_sheet(page: Page, url: str) -> tuple[Locator, Wire]:
    wire = Wire(page)
    page.goto(f"{url}/{WHO}")
    settle(page)
    sheet = page.locator(".guess")
    expect(sheet).to_be_visible()
    return sheet, wire


def at(sheet: Locator, x: float, y: float) -> tuple[float, float]:
    """Return the pixel at shares of the sheet, from the left and from below."""
    box = sheet.bounding_box()
    return box["x"] + x * box["width"], box["y"] + (1 - y) * box["height"]


def path(sheet: Locator, *corners: tuple[float, float]) -> list[tuple[float, float]]:
    points = [at(sheet, *corner) for corner in corners]
    steps = [point for ends in pairwise(points) for point in way(*ends, 12)]
    return [points[0], *steps]


def lock(page: Page) -> list[tuple[float, float]]:
    """Lock what is drawn; return the guess in the picture, in shares of it."""
    page.get_by_role("button", name="Lock my answer").click()
    expect(page.locator(".verdict")).to_be_visible()
    settle(page)
    return line_in(page, GUESS)


def assert_reply_is_of(page: Page, guess: list[tuple[float, float]]) -> None:
    """The sentence says what core says of the curve in the picture."""
    curve = tuple(GRID.top * y for _, y in guess)
    off = missed(curve)
    verdict = page.locator(".verdict")
    expect(verdict).to_contain_text(f"You drew {shape(curve)}")
    expect(verdict).to_contain_text(f"{100 * off.mean:.0f} percentage points off")
    expect(verdict).to_contain_text(f"{off.x:.1f} °C")


def height(guess: list[tuple[float, float]], x: float) -> float:
    return min(guess, key=lambda point: abs(point[0] - x))[1]


def test_a_curve_is_drawn_corrected_locked_and_laid_under_the_dots(
    phone: Page, dashboard_url: str
):
    page = phone
    sheet, wire = open_sheet(page, dashboard_url)
    heard = len(wire.messages)

    with finger_held(page, path(sheet, (0.02, 0.6), (0.5, 0.2), (0.98, 0.6))):
        assert len(wire.messages) == heard
        assert scrolled(page) == 0
        assert page.evaluate(f"{DRAWN}.getAttribute('points').length") > 100
    settle(page)
    # Drawn again, from right to left.
    with finger_held(page, path(sheet, (0.98, 0.8), (0.75, 0.4))):
        pass
    settle(page)
    guess = lock(page)

    assert len(guess) == GRID.num_places
    for x, y in ((0.02, 0.6), (0.25, 0.41), (0.5, 0.2), (0.76, 0.4), (0.97, 0.78)):
        assert height(guess, x) == pytest.approx(y, abs=0.03)
    assert_reply_is_of(page, guess)
    expect(page.locator(".guess")).to_have_count(0)
    assert "drawn" not in page.url


def test_a_sheet_that_was_torn_off_hears_of_a_run_and_takes_no_harm(page: Page):
    page.goto("about:blank")

    is_on_the_page = page.evaluate(
        """async (source) => {
          const blob = new Blob([source], {type: "text/javascript"});
          const {default: show} = await import(URL.createObjectURL(blob));
          const parentElement = document.createElement("div");
          parentElement.innerHTML = '<div class="guess"></div>';
          const data = {grid: {num_places: 3}, curve: null, hint: [0.5, 0.5], scale: 1};
          show({data, parentElement, setStateValue: () => {}})();
          return parentElement.isConnected;
        }""",
        (ROOT / "ui" / "assets" / "guess.js").read_text(),
    )

    assert not is_on_the_page


def assert_sheet_lies_on_the_drawing_area(page: Page) -> None:
    for size in ({"width": 1920, "height": 1080}, PHONE, LAPTOP):
        page.set_viewport_size(size)
        page.wait_for_timeout(500)
        area = page.locator(".stVegaLiteChart path.background").first.bounding_box()
        box = page.locator(".guess").bounding_box()
        for side in ("x", "y", "width", "height"):
            assert box[side] == pytest.approx(area[side], abs=1.5), (size, side)


def test_keys_set_a_curve_that_is_kept_over_a_reload_until_it_is_asked_again(
    page: Page, dashboard_url: str
):
    sheet, _ = open_sheet(page, dashboard_url)
    assert_sheet_lies_on_the_drawing_area(page)
    sheet.focus()
    page.keyboard.press("Home")
    expect(sheet).to_have_attribute(
        "aria-label", "Your guess, the share that died, at 31.5 °C"
    )
    page.keyboard.press("Shift+ArrowUp")
    expect(sheet).to_have_attribute("aria-valuetext", "55%")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    page.keyboard.press("Shift+ArrowUp")
    page.wait_for_timeout(800)  # what a reader rests until the server is told
    settle(page)

    guess = lock(page)

    assert height(guess, 0) == pytest.approx(0.6, abs=0.001)
    assert height(guess, 0.5) == pytest.approx(0.19, abs=0.001)
    assert height(guess, 1) == pytest.approx(0.6, abs=0.001)
    page.reload()
    settle(page)
    assert_reply_is_of(page, guess)
    assert line_in(page, GUESS) == pytest.approx(guess)
    page.get_by_role("button", name="Ask me again").click()
    expect(page.locator(".guess .invite")).to_be_visible()
    page.reload()
    settle(page)
    expect(page.locator(".guess .invite")).to_be_visible()
