import pytest
from playwright.sync_api import Page

from benchmarks.server import Server
from tests.browser.injected import TEXTS, Field, live

pytestmark = pytest.mark.xdist_group("guard")
FORMULA = Field("activation_gallery", "screen=own&solved=1", "formula")
"""Of all fields, which are tried with all texts in tests/soak."""


def test_no_text_becomes_a_link_a_list_or_a_heading(page: Page, made_pages: Server):
    assert live(page, made_pages, "text_page") == []
    assert page.locator("[data-testid=stAlert]").count() >= len(TEXTS)


@pytest.mark.soak
def test_what_a_link_types_into_a_field_is_text(page: Page, server: Server):
    assert live(page, server, FORMULA.link(TEXTS[0])) == []
