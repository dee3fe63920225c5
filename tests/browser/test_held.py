"""A link for the class in a real browser: composed, opened, and not to be moved."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle_deck
from tests.browser.hands import HANDLE, middle, mouse_held, way

pytestmark = pytest.mark.xdist_group("served")


def test_a_teacher_composes_a_link_without_her_plan(page: Page, dashboard_url: str):
    page.goto(f"{dashboard_url}/monotonicity?screen=fold&c=37.0&plan=hour.3")
    settle_deck(page)

    page.get_by_role("button", name="More").click()
    page.get_by_text("Link for your class").click()
    page.get_by_role("dialog").get_by_text("Lock", exact=True).click()

    link = f"{dashboard_url}/monotonicity?screen=fold&c=37.0&lock=c"
    expect(page.get_by_role("dialog").locator("code")).to_have_text(link)


def test_what_is_locked_stays_under_a_hand_and_from_screen_to_screen(
    page: Page, dashboard_url: str
):
    page.goto(f"{dashboard_url}/monotonicity?screen=fold&c=37.0&lock=c")
    settle_deck(page)
    handle = page.locator(HANDLE)
    expect(handle).to_have_attribute("aria-valuetext", "37.0")
    expect(page.locator(".st-key-c")).to_have_count(0)

    x, y = middle(handle)
    with mouse_held(page, [(x, y), *way((x, y), (x + 120, y), 6)]):
        expect(handle).to_have_attribute("aria-valuetext", "37.0")
    handle.focus()
    page.keyboard.press("ArrowRight")
    expect(handle).to_have_attribute("aria-valuetext", "37.0")

    page.locator(".st-key-next button").click()
    expect(page.locator("h1")).to_contain_text("two ReLU units")
    page.locator(".st-key-back button").click()
    expect(page.locator(".locked strong")).to_have_text("37.0")
    assert "lock=c" in page.url
