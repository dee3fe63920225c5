import pytest
from playwright.sync_api import Page

from benchmarks.client import finish
from benchmarks.server import Server
from tests.browser.injected import links, live, text_fields

LINKS = 400


@pytest.mark.timeout(3600)
def test_nothing_comes_alive_of_four_hundred_texts_in_links(page: Page, server: Server):
    fields = finish(text_fields(server))
    found = {link: live(page, server, link) for link in links(fields, LINKS, seed=1)}

    assert len(fields) > 20
    assert {link: what for link, what in found.items() if what} == {}
