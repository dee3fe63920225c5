from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from streamlit import config

from benchmarks.client import drawn, finish
from benchmarks.load import PAGES
from benchmarks.server import Server
from tests.browser.conftest import settle

pytestmark = pytest.mark.xdist_group("served")

MESSAGES_OF_A_LESSON = 4_000_000
"""Bytes of the largest message a lesson sends, with room to spare."""


class Visit(NamedTuple):
    """What a browser asked for, and the cookies it got."""

    asked: list[str]
    cookies: set[str]


@pytest.fixture(scope="module")
def visit(context: BrowserContext, server: Server) -> Visit:
    """Go through all pages by the sidebar, and open the menu."""
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.goto(server.url)
    for name in PAGES:
        if name:
            page.locator(f"[data-testid=stSidebar] a[href$='{name}']").click()
            page.wait_for_url(f"**/{name}")
        settle(page)
        page.locator("[data-testid=stMainMenu] button").first.click()
        page.keyboard.press("Escape")
        settle(page)
    cookies = {cookie["name"] for cookie in context.cookies()}
    page.close()
    return Visit(asked, cookies)


def test_a_visit_with_clicks_asks_nobody_but_the_server(visit: Visit, server: Server):
    host = urlsplit(server.url).netloc
    elsewhere = {
        url
        for url in visit.asked
        if not url.startswith(("data:", "blob:")) and urlsplit(url).netloc != host
    }
    assert any(url.startswith("ws://") for url in visit.asked)
    assert elsewhere == set()


def test_a_reader_is_not_told_apart_by_cookies(visit: Visit):
    assert visit.cookies <= {"_streamlit_xsrf"}


def test_a_table_is_made_when_it_is_downloaded(page: Page, server: Server):
    page.goto(server.url)
    settle(page)
    page.locator(".st-key-option_1 button").click()
    expect(page.locator(".verdict")).to_be_visible()
    settle(page)

    with page.expect_download() as download:
        page.get_by_test_id("stDownloadButton").first.get_by_role("button").click()
    rows = Path(download.value.path()).read_text(encoding="utf-8").splitlines()

    assert rows[0] == "lesson,screen,question,answer,right"
    assert rows[1].startswith("home,home,")


def test_an_upload_needs_the_token_of_the_page(server: Server):
    with closing(HTTPConnection(urlsplit(server.url).netloc)) as connection:
        connection.request("PUT", "/_stcore/upload_file/anybody/file", body=b"x1,x2")
        status = connection.getresponse().status

    assert status == 403


def test_no_message_of_a_lesson_comes_near_the_limit(server: Server):
    largest = max(finish(drawn(server.url, name)).largest for name in PAGES)
    limit = config.get_option("server.maxMessageSize") * 1_000_000

    assert largest < MESSAGES_OF_A_LESSON < limit


def test_the_server_runs_on_the_fast_event_loop(server: Server):
    # Streamlit takes it when it is there; without it every run waits 40 ms more.
    assert "uvloop" in Path(f"/proc/{server.pid}/maps").read_text()
