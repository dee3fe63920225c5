from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import serve, settle
from ui.lessons import LESSONS

NAMES = [lesson.name for lesson in LESSONS]
PICTURE = "[data-testid=stVegaLiteChart], .player, .matrices table"


def test_a_cold_server_answers_deep_links_that_come_at_once(context: BrowserContext):
    pages = {name: context.new_page() for name in NAMES}
    with serve() as url:
        for name, page in pages.items():
            page.goto(f"{url}/{name}", wait_until="commit")
        for page in pages.values():
            settle(page)
            expect(page.locator(PICTURE).first).to_be_visible()
            expect(page.get_by_role("dialog")).to_have_count(0)
            expect(page.locator("[data-testid=stException]")).to_have_count(0)
            assert page.title() != "Streamlit"
            page.close()
