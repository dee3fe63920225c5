import pytest
from playwright.sync_api import Page, expect

from charts.theme import COLORS, FEATURE
from tests.browser.conftest import DESKTOP, PHONE, settle
from tests.conftest import SOAK

pytestmark = pytest.mark.xdist_group("decks")


@pytest.mark.parametrize("size", [DESKTOP, PHONE] if SOAK else [DESKTOP])
def test_the_charts_follow_when_the_page_turns_dark_or_light(
    page: Page, dashboard_url: str, size: dict
):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme="light")
    link = f"{dashboard_url}/monotonicity?screen=fold&solved=1"
    page.goto(link)
    settle(page)

    for scheme in ("light", "dark", "light"):
        page.emulate_media(color_scheme=scheme)
        curve = page.locator(f"svg.marks path[stroke='{COLORS[FEATURE][scheme]}']")
        expect(curve.first).to_be_visible()

    assert page.url == link
