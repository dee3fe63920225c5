import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, settle

pytestmark = pytest.mark.xdist_group("decks")
MATRICES = ".st-key-picture table"


def open_more(page: Page, title: str) -> None:
    page.locator(".st-key-more button").click()
    page.get_by_text(title, exact=True).click()
    settle(page)


def test_controls_write_the_link_and_the_script_follows_and_all_fits_a_phone(
    page: Page, dashboard_url: str
):
    link = f"{dashboard_url}/linear_collapse?screen=numbers&depth=5&width1=12&seed=7"
    page.goto(link)
    settle(page)
    tables = page.locator(MATRICES)
    expect(tables).to_have_count(10)

    page.get_by_role("slider", name="Hidden layers").press("ArrowRight")

    expect(page).to_have_url(re.compile("[?&]depth=6&"))
    expect(tables).to_have_count(11)
    page.set_viewport_size(PHONE)
    settle(page)
    boxes = tables.evaluate_all(
        "all => all.map(table => [table.getBoundingClientRect().left,"
        " table.getBoundingClientRect().right])"
    )
    assert all(left >= 0 and right <= 390 for left, right in boxes)
    open_more(page, "PyTorch")
    expect(page.locator("[data-testid=stCode]")).to_contain_text(
        "= [2, 12, 12, 12, 12, 12, 12, 2], 3, 7"
    )


def test_what_a_link_sets_is_there_once_the_answer_is_shown(
    page: Page, dashboard_url: str
):
    page.goto(f"{dashboard_url}/linear_collapse?screen=midpoint&activation=tanh")
    settle(page)
    expect(page.get_by_role("combobox")).to_have_count(0)

    page.get_by_role("button", name="Show me").click()

    expect(page.get_by_role("combobox", name="Activation")).to_have_value("tanh")
    expect(page).to_have_url(re.compile("activation=tanh"))


@pytest.mark.soak
def test_the_bar_over_a_letter_is_seen(page: Page, dashboard_url: str):
    page.goto(f"{dashboard_url}/linear_collapse?screen=batch_norm")
    settle(page)
    open_more(page, "The formula")

    formula = page.locator("[role=dialog] .katex-display").first
    expect(formula).to_be_visible()
    assert formula.evaluate("e => getComputedStyle(e).overflowY") != "hidden"
    assert formula.evaluate("e => e.scrollHeight - e.clientHeight") <= 1
