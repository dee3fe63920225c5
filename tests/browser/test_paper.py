"""What a printer makes of a worksheet and of a screen."""

import re

import pytest
from playwright.sync_api import Page, expect

from screens.decks import DECKS
from tests.browser.conftest import settle, settle_deck
from tests.browser.test_accessibility import CONTRAST, VIOLATIONS, serious_faults
from tests.conftest import SOAK

pytestmark = pytest.mark.xdist_group("served")
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
NOT_ON_PAPER = (
    ".stSidebar, .st-key-bar, .st-key-lock, .st-key-show_me, .st-key-controls, "
    ".st-key-paper_bar"
)


def pages_of(page: Page) -> int:
    return len(PAGE.findall(page.pdf(format="A4")))


def core_of(lesson: str) -> list[str]:
    return [screen.name for screen in DECKS[lesson] if not screen.further]


@pytest.mark.parametrize("lesson", DECKS if SOAK else ["linear_collapse"])
def test_a_lesson_is_printed_from_behind_more_a_page_a_question_and_one_of_answers(
    lesson: str, page: Page, dashboard_url: str
):
    opened = DECKS[lesson][1]
    page.goto(f"{dashboard_url}/{lesson}?screen={opened.name}&solved=1")
    settle_deck(page)

    page.get_by_role("button", name="More").click()
    page.get_by_text("Print this lesson").click()
    expect(page.locator(".where")).to_have_count(len(core_of(lesson)))
    expect(page).to_have_url(f"{dashboard_url}/{lesson}?paper=1")
    page.get_by_role("link", name="With the answers").click()
    expect(page.locator(".answers")).to_be_attached()
    settle(page)

    assert pages_of(page) == len(core_of(lesson)) + 1
    page.emulate_media(media="print")
    for found in page.locator(NOT_ON_PAPER).all():
        expect(found).to_be_hidden()
    page.emulate_media(media="screen")
    assert serious_faults(page, "light", VIOLATIONS) == []
    assert serious_faults(page, "dark", CONTRAST) == []
    page.get_by_role("link", name="Back to the lesson").click()
    expect(page.locator("h1")).to_have_text(opened.title)


@pytest.mark.soak
def test_a_screen_is_printed_on_one_page_with_its_question(
    page: Page, dashboard_url: str
):
    page.goto(f"{dashboard_url}/monotonicity?screen=fold")
    settle_deck(page)

    assert pages_of(page) == 1
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".stVegaLiteChart svg").first).to_be_visible()
    for found in page.locator(NOT_ON_PAPER).all():
        expect(found).to_be_hidden()
    page.emulate_media(media="screen")


@pytest.mark.soak
def test_axe_finds_no_serious_fault_beside_notes_where_a_link_is_composed(
    page: Page, dashboard_url: str
):
    page.goto(f"{dashboard_url}/monotonicity?plan=hour.3&screen=fold&lock=c")
    settle_deck(page)
    page.get_by_role("button", name="More").click()
    page.get_by_text("Link for your class").click()
    expect(page.get_by_role("dialog").locator("code")).to_be_visible()

    assert serious_faults(page, "light", VIOLATIONS) == []
