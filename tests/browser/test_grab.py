import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from charts import theme
from screens.monotonicity import patients
from tests.browser.conftest import settle, settle_deck
from tests.browser.hands import (
    WATCH,
    Wire,
    finger_held,
    handle_of,
    middle,
    mouse_held,
    open_picture,
    scrolled,
    way,
)
from tests.browser.line_picture import COLORS, assert_line_is, assert_stale, slider_of

FEATURE = COLORS["fold"]
pytestmark = pytest.mark.xdist_group("hands")
FOLD = "monotonicity?screen=fold&c=39"


def assert_only_the_line_moves(page: Page) -> None:
    """Before the answer a hand finds out nothing of it."""
    handle = handle_of(page, "c, where")
    start = middle(handle)
    with mouse_held(page, [start, *way(start, (start[0] - 60, start[1]), 6)]):
        assert handle.get_attribute("aria-valuetext") != "39.0"
        chart = page.locator(".stVegaLiteChart svg")
        expect(chart).not_to_contain_text("finds")
        line = page.locator(f".stVegaLiteChart .mark-line path[stroke='{FEATURE}']")
        assert line.count() == 0
    settle_deck(page)


@pytest.fixture(scope="module")
def opened(context: BrowserContext, dashboard_url: str) -> Iterator[tuple[Page, Wire]]:
    page = context.new_page()
    wire = open_picture(page, f"{dashboard_url}/{FOLD}")
    assert_only_the_line_moves(page)
    page.keyboard.press("s")
    expect(page.locator(".why")).to_be_visible()
    yield page, wire
    page.close()


@pytest.fixture
def page(opened: tuple[Page, Wire]) -> Page:
    """The picture that the test before left, folded at 39 again."""
    page, _ = opened
    handle = handle_of(page, "c, where")
    for key in ("End", "Shift+ArrowLeft", "Shift+ArrowLeft"):
        handle.press(key)
    assert_all_agree_on_c(page, "39.0")
    handle.blur()
    return page


@pytest.fixture
def wire(opened: tuple[Page, Wire]) -> Wire:
    return opened[1]


def assert_all_agree_on_c(page: Page, c: str) -> None:
    """Picture, slider, text and link say the same, and what core says of it."""
    settle(page)
    expect(slider_of(page, "c")).to_have_attribute("aria-valuetext", c)
    expect(page).to_have_url(re.compile(rf"[?&]c={c.removesuffix('.0')}(&|$)"))
    expect(handle_of(page, "c, where")).to_have_attribute("aria-valuetext", c)
    model = patients.all_models(float(c), 2).distance
    found = f"{patients.share_found(model):.0%}"
    expect(page.locator(".bar.feature")).to_have_text(f"{found}folded at {c} °C")
    expect(page.locator(".stVegaLiteChart svg")).to_contain_text(f"finds {found}")
    assert_line_is(page, "fold", model)


def test_a_mouse_moves_the_fold_step_by_step_and_the_server_hears_of_the_last(
    page: Page, wire: Wire
):
    handle = handle_of(page, "c, where")
    handle.evaluate(WATCH)
    start = middle(handle)
    heard = len(wire.messages)

    with mouse_held(page, [start, *way(start, (start[0] - 120, start[1] + 60), 60)]):
        value = handle.get_attribute("aria-valuetext")
        assert len(wire.messages) == heard
    assert_all_agree_on_c(page, value)

    assert float(value) < 37.5
    steps = round((39 - float(value)) * 10)
    # The first is where it stood; the hand went no faster than a step a frame.
    assert len(page.evaluate("painted")) - 1 >= 0.9 * steps


def test_keys_move_the_fold_that_has_the_focus_and_turn_no_screen(page: Page):
    handle = handle_of(page, "c, where")
    handle.focus()
    for key, value in (
        ("ArrowRight", "39.1"),
        ("ArrowUp", "39.2"),
        ("ArrowLeft", "39.1"),
        ("Shift+ArrowLeft", "38.1"),
        ("End", "41.0"),
        ("Home", "34.0"),
        ("ArrowDown", "34.0"),
    ):
        page.keyboard.press(key)
        expect(handle).to_have_attribute("aria-valuetext", value)
        assert handle.get_attribute("aria-valuenow") == value.removesuffix(".0")
    assert_all_agree_on_c(page, "34.0")
    expect(handle).to_be_focused()

    page.keyboard.press("Escape")

    assert_all_agree_on_c(page, "39.0")


def test_escape_gives_the_old_value_back_while_the_hand_still_holds(page: Page):
    handle = handle_of(page, "c, where")
    start = middle(handle)

    with mouse_held(page, [start, *way(start, (start[0] - 90, start[1]), 9)]):
        assert handle.get_attribute("aria-valuetext") != "39.0"
        assert_stale(page, True)
        page.keyboard.press("Escape")
        expect(handle).to_have_attribute("aria-valuetext", "39.0")
        assert_stale(page, False)
        page.mouse.move(start[0] - 120, start[1])
        expect(handle).to_have_attribute("aria-valuetext", "39.0")
    assert_all_agree_on_c(page, "39.0")


def test_slider_keys_and_hand_take_turns(page: Page):
    handle = handle_of(page, "c, where")
    start = middle(handle)
    end = (start[0] - 60, start[1])
    with mouse_held(page, [start, *way(start, end, 6)]):
        value = handle.get_attribute("aria-valuetext")
    assert_all_agree_on_c(page, value)

    slider_of(page, "c").press("End")
    assert_all_agree_on_c(page, "41.0")
    handle.press("ArrowLeft")
    expect(handle).to_have_attribute("aria-valuetext", "40.9")
    start = middle(handle)
    with mouse_held(page, [start, *way(start, end, 12)]):
        again = handle.get_attribute("aria-valuetext")
    assert_all_agree_on_c(page, again)

    assert abs(float(again) - float(value)) < 0.11


def test_the_charts_follow_when_the_page_turns_dark_or_light(page: Page):
    link = page.url
    for scheme in ("light", "dark", "light"):
        page.emulate_media(color_scheme=scheme)
        color = theme.COLORS[theme.FEATURE][scheme]
        curve = page.locator(f"svg.marks path[stroke='{color}']")
        expect(curve.first).to_be_visible()

    assert page.url == link


def test_a_finger_moves_the_fold_and_beside_it_the_page(
    phone: Page, dashboard_url: str
):
    page = phone
    wire = open_picture(page, f"{dashboard_url}/{FOLD}&solved=1")
    handle = handle_of(page, "c, where")
    box = handle.bounding_box()
    assert min(box["width"], box["height"]) >= 44
    start, heard = middle(handle), len(wire.messages)

    with finger_held(page, [start, *way(start, (start[0] - 60, start[1] - 150), 20)]):
        value = handle.get_attribute("aria-valuetext")
        assert len(wire.messages) == heard
        assert scrolled(page) == 0
    assert_all_agree_on_c(page, value)

    assert float(value) < 38

    page.set_viewport_size({"width": 390, "height": 600})
    settle(page)
    _, y = middle(handle)
    with finger_held(page, [(60, y + 120), *way((60, y + 120), (60, y + 10), 12)]):
        pass
    assert scrolled(page) > 10
