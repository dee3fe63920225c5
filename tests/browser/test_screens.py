"""Every lesson played by keyboard, at the size of a small laptop."""

import pytest
from playwright.sync_api import Page, expect

from screens.decks import DECKS
from tests.browser.conftest import LAPTOP, settle, settle_deck
from tests.conftest import SOAK
from ui.screen import Choice

pytestmark = pytest.mark.xdist_group("decks")
# The further screens are made of the same parts: they are played in the soak.
PLAYED = {
    lesson: [screen for screen in screens if SOAK or not screen.further]
    for lesson, screens in DECKS.items()
}

FITS = """() => {
  const bottom = selector => document.querySelector(selector)?.getBoundingClientRect();
  const bar = bottom(".st-key-bar"), title = bottom("h1");
  const seen = [...document.querySelectorAll(
    ".st-key-picture, .st-key-controls, .st-key-readout, .st-key-panel > *")];
  const low = seen.map(e => e.getBoundingClientRect()).filter(r => r.height > 0);
  const main = document.querySelector("[data-testid=stMain]");
  return {
    bar: bar && bar.bottom <= innerHeight + 1,
    title: title && title.top >= 0,
    panel: low.every(r => r.bottom <= bar.top + 2),
    lowest: Math.round(Math.max(...low.map(r => r.bottom)) - bar.top),
    scrolls: main.scrollHeight - main.clientHeight > 2,
    sideways: document.documentElement.scrollWidth > innerWidth + 1,
  };
}"""
GOOD = {"bar": True, "title": True, "panel": True, "scrolls": False, "sideways": False}


def assert_fits(page: Page, what: str) -> None:
    found = page.evaluate(FITS)
    assert {key: found[key] for key in GOOD} == GOOD, (what, found)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("lesson", DECKS)
def test_a_lesson_is_played_by_keyboard_and_every_screen_fits_a_laptop(
    lesson: str, page: Page, dashboard_url: str
):
    page.set_viewport_size(LAPTOP)
    page.goto(f"{dashboard_url}/{lesson}")
    for screen in PLAYED[lesson]:
        if screen.further and f"screen={screen.name}" not in page.url:
            page.goto(f"{dashboard_url}/{lesson}?screen={screen.name}")
        # The page rests before it begins the next screen, too: its title comes first.
        expect(page.get_by_role("heading", level=1)).to_have_text(screen.title)
        settle_deck(page)
        assert_fits(page, f"{screen.name} unsolved")
        if screen.ask is not None:
            # The options come last, after what a picture may have to train for.
            expect(page.locator(".st-key-show_me")).to_be_visible()
            expect(page.locator(".why")).to_have_count(0)
            # A digit answers while a slider has the focus, too.
            for slider in page.locator(".st-key-controls").get_by_role("slider").all():
                slider.focus()
            page.keyboard.press("1" if isinstance(screen.ask, Choice) else "s")
            expect(page.locator(".why")).to_be_visible()
            settle(page)
            page.evaluate("document.activeElement.blur()")
            assert_fits(page, f"{screen.name} solved")
        page.keyboard.press("PageDown")


def test_back_goes_to_the_screen_before_and_answers_survive_a_reload(
    page: Page, dashboard_url: str
):
    page.goto(f"{dashboard_url}/monotonicity?screen=fold&c=37.8")
    settle_deck(page)
    entries = page.evaluate("history.length")
    page.keyboard.press("PageUp")
    expect(page).to_have_url(f"{dashboard_url}/monotonicity?screen=line")
    assert page.evaluate("history.length") == entries + 1

    page.go_back()

    expect(page).to_have_url(f"{dashboard_url}/monotonicity?screen=fold&c=37.8")
    expect(page.locator(".st-key-c input")).to_have_value("37.8")
    settle_deck(page)
    page.keyboard.press("PageUp")
    expect(page).to_have_url(f"{dashboard_url}/monotonicity?screen=line")
    settle_deck(page)
    page.keyboard.press("2")
    expect(page.locator(".verdict")).to_be_visible()
    page.reload()
    expect(page.locator(".verdict")).to_be_visible()

    page.goto(f"{dashboard_url}/monotonicity?screen=fold&c=abc&solved=1")

    expect(page.locator(".st-key-note")).to_contain_text("c=abc")
    settle_deck(page)
    page.keyboard.press("PageUp")
    expect(page.locator(".verdict")).to_be_visible()


def test_the_address_names_what_is_shown_however_quickly_it_was_turned(
    page: Page, dashboard_url: str
):
    page.goto(f"{dashboard_url}/linear_collapse?screen=equal")
    settle_deck(page)
    for key in ("1", "PageDown", "PageDown", "PageUp", "2", "PageDown", "1"):
        page.keyboard.press(key)
        page.wait_for_timeout(50)
    page.wait_for_timeout(2000)
    settle(page)

    title = page.get_by_role("heading", level=1).inner_text()
    shown = next(s for s in DECKS["linear_collapse"] if s.title == title)
    is_first = shown is DECKS["linear_collapse"][0]
    assert f"screen={shown.name}" in page.url or (
        is_first and "screen=" not in page.url
    )
