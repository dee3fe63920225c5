import pytest
from playwright.sync_api import Page

from benchmarks.server import Server
from tests.browser.injected import TEXTS, Field, live
from tests.conftest import SOAK

pytestmark = pytest.mark.xdist_group("guard")
SOME = (
    Field("activation_gallery", "screen=own&solved=1", "formula"),
    Field("linear_collapse", "screen=numbers&solved=1", "matrices"),
    Field("universal_approximation", "screen=by_hand", "heights"),
    Field("train_mlp", "screen=lab&dataset=formula", "rule"),
)
"""All of them, with all texts, in tests/soak."""


def test_no_text_becomes_a_link_a_list_or_a_heading(page: Page, made_pages: Server):
    assert live(page, made_pages, "text_page") == []
    assert page.locator("[data-testid=stAlert]").count() >= len(TEXTS)


@pytest.mark.parametrize(
    "field", SOME if SOAK else SOME[:1], ids=lambda field: field.key
)
def test_what_a_link_types_into_a_field_is_text(
    field: Field, page: Page, server: Server
):
    for text in TEXTS[:1]:
        assert live(page, server, field.link(text)) == []
