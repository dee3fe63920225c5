import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle

pytestmark = pytest.mark.xdist_group("decks")
PAGE = "universal_approximation"


@pytest.mark.soak
def test_bumps_moved_by_hand_can_be_sent_as_a_link(page: Page, dashboard_url: str):
    page.goto(f"{dashboard_url}/{PAGE}?screen=by_hand&heights=0.6,0.9,0,0,-0.6&bump=4")
    settle(page)
    slider = page.get_by_role("slider", name="Its height")
    for _ in range(19):
        slider.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"heights=0\.6%2C\+0\.9%2C\+0%2C\+-0\.95"))

    page.goto(page.url)
    settle(page)

    expect(slider).to_have_value("-0.95")
    page.get_by_role("button", name="Lock my answer").click()
    expect(page.locator(".verdict.right")).to_contain_text("the challenge is met")


def test_what_is_not_in_sight_is_in_the_link_too(page: Page, dashboard_url: str):
    page.goto(f"{dashboard_url}/{PAGE}?screen=outside&solved=1&num_hiddens=9")
    settle(page)

    page.get_by_role("button", name="More settings").click()
    page.get_by_role("slider", name="Hidden units h").press("ArrowRight")

    expect(page).to_have_url(re.compile("num_hiddens=10"))
