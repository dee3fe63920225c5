"""Lesson 4 opened in a browser."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import DESKTOP, settle_deck
from tests.browser.hands import Wire


class Laboratory(NamedTuple):
    """The laboratory as its link opens it, for tests that change nothing of its run."""

    page: Page
    player: Locator
    wire: Wire


@pytest.fixture(scope="session")
def opened_lab(context: BrowserContext, dashboard_url: str) -> Iterator[Laboratory]:
    page = context.new_page()
    wire = Wire(page)
    page.goto(f"{dashboard_url}/train_mlp?screen=lab")
    settle_deck(page)
    yield Laboratory(page, page.locator(".player").first, wire)
    page.close()


@pytest.fixture
def lab(opened_lab: Laboratory) -> Laboratory:
    opened_lab.page.set_viewport_size(DESKTOP)
    expect(opened_lab.player).to_have_attribute("data-frame", re.compile(r"\d+"))
    return opened_lab


@pytest.fixture
def open_screen(page, dashboard_url):
    def open_screen(query=""):
        page.goto(f"{dashboard_url}/train_mlp{query}")
        player = page.locator(".player").first
        expect(player).to_have_attribute("data-frame", re.compile(r"\d+"))
        return player

    return open_screen
