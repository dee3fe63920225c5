"""Take the pictures of the README from the running dashboard (`make screenshots`)."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.server import serve
from tests.browser.conftest import launch, settle
from ui.lessons import LESSONS

DOCS = Path(__file__).parent.parent.parent / "docs"
# Charts draw after the script has come to rest.
DRAWING_MS = 2_500


def main() -> None:
    """Save one picture of the home page and of each lesson, as first opened."""
    DOCS.mkdir(exist_ok=True)
    with sync_playwright() as playwright, serve() as server:
        page = launch(playwright).new_page(viewport={"width": 1280, "height": 900})
        for name in ("", *(lesson.name for lesson in LESSONS)):
            page.goto(f"{server.url}/{name}")
            settle(page)
            page.wait_for_timeout(DRAWING_MS)
            page.screenshot(path=DOCS / f"{name or 'home'}.png")


if __name__ == "__main__":
    main()
