"""A served dashboard and a real browser; without a browser the tests fail."""

import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from benchmarks.client import drawn, finish
from benchmarks.server import Server, serve

MADE_PAGES = Path(__file__).parent / "served" / "fragment_page.py"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Chromium without a window: its pages cost a sixth less.
SHELL = "chromium-headless-shell"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # One process for all pages: Streamlit's scripts are compiled once and not at every
    # page, which is half of what a page costs.
    "--process-per-site",
    # Nor is it parsed again in the background while it is loaded: a tenth of a page.
    # Playwright's own list, which this one takes the place of, begins as this one ends.
    "--disable-features=ScriptStreaming,Translate,PaintHolding,HttpsUpgrades",
)
# Most of a page's scripts run once: not worth compiling well. Not for benchmarks.
QUICKLY_COMPILED = "--js-flags=--no-turbofan --no-maglev"
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 720}
# A cold server imports torch before it draws.
PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)


def launch(
    playwright: Playwright, *flags: str, names: Sequence[str] = (*CHROMIUMS, SHELL)
) -> Browser:
    """Start the first of the system's browsers, or else Playwright's own."""
    path = next(filter(None, map(shutil.which, names)), None)
    return playwright.chromium.launch(executable_path=path, args=[*FLAGS, *flags])


def settle(page: Page) -> None:
    """Wait until the lesson has been drawn, with every widget, and its script rests."""
    expect(page.locator("[data-testid=stMainBlockContainer] h1")).to_be_visible()
    app = page.locator("[data-testid=stApp]")
    expect(app).to_have_attribute("data-test-script-state", re.compile("notRunning"))
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0)


def settle_deck(page: Page) -> None:
    """Wait until the deck hears its keys, too: a moment after it is drawn."""
    settle(page)
    expect(page.locator("html")).to_have_attribute("data-keys", "heard")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with serve() as server:
        yield server


@pytest.fixture(scope="session")
def made_pages() -> Iterator[Server]:
    """Pages made for tests: of fragments, of hostile texts, of all that is grabbed."""
    with serve(MADE_PAGES) as server:
        finish(drawn(server.url))  # which imports what a page needs
        yield server


@pytest.fixture(scope="session")
def dashboard_url(server: Server) -> str:
    return server.url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright, QUICKLY_COMPILED, names=(SHELL, *CHROMIUMS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def context(browser: Browser, dashboard_url: str) -> Iterator[BrowserContext]:
    # One for all tests: a new one would load and compile Streamlit's scripts again.
    context = browser.new_context(viewport=DESKTOP, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE_MS)
    # The process lives as long as one of its pages does.
    context.new_page().goto(f"{dashboard_url}/_stcore/health")
    yield context
    context.close()


@pytest.fixture(scope="session")
def touched(browser: Browser, dashboard_url: str) -> Iterator[BrowserContext]:
    """A phone: a context for all that fingers do."""
    context = browser.new_context(
        viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    yield from _page_in(context)


@pytest.fixture
def phone(touched: BrowserContext) -> Iterator[Page]:
    yield from _page_in(touched)


def _page_in(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    # What a page keeps (a theme, the width of the sidebar) is not for the next test.
    if page.url.startswith("http"):
        page.evaluate("localStorage.clear()")
    page.close()
    context.clear_cookies()
