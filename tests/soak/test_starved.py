"""What a reader sees of a server without threads; its files may come late, too."""

from pathlib import Path

from playwright.sync_api import Page, expect

from benchmarks.server import serve

PAGE = Path(__file__).with_name("starved_page.py")


def test_a_reader_sees_the_sentence_beside_the_page(page: Page):
    with serve(PAGE) as starved:
        page.goto(f"{starved.url}/?tries=4")
        slider = page.get_by_role("slider")
        expect(slider).to_be_visible()
        page.wait_for_timeout(500)
        slider.press("ArrowRight")

        toast = page.get_by_test_id("stToast")
        expect(toast).to_contain_text("The server is short of memory")
        expect(page.get_by_text("at 1")).to_be_visible()
        expect(page.locator("[data-testid=stException]")).to_have_count(0)
