"""Lesson 4 opened in a browser."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def open_screen(page, dashboard_url):
    def open_screen(query=""):
        page.goto(f"{dashboard_url}/train_mlp{query}")
        player = page.locator(".player").first
        expect(player).to_have_attribute("data-frame", re.compile(r"\d+"))
        return player

    return open_screen
