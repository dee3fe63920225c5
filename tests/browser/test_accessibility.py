from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import PHONE, settle
from ui.lessons import LESSONS

PATHS = ["", *(lesson.name for lesson in LESSONS)]
FADING_MS = 500
# Streamlit's own markup, which a lesson cannot change.
STREAMLITS_OWN = {
    "aria-allowed-attr",
    "aria-allowed-role",
    "landmark-unique",
    "region",
    "scrollable-region-focusable",
}

VIOLATIONS = {"resultTypes": ["violations"]}
CONTRAST = VIOLATIONS | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(path, marks=pytest.mark.xdist_group(f"page {path}"))
        for path in PATHS
    ],
)
def opened(
    request: pytest.FixtureRequest, context: BrowserContext, dashboard_url: str
) -> Iterator[Page]:
    """Open a page once for all tests that only look at it."""
    page = context.new_page()
    page.emulate_media(color_scheme="light")
    page.goto(f"{dashboard_url}/{request.param}")
    settle(page)
    yield page
    page.close()


def serious_faults(page: Page, scheme: str, options: dict) -> list:
    page.emulate_media(color_scheme=scheme)
    # Colours fade in, and a colour on its way has too little contrast.
    page.wait_for_timeout(FADING_MS)
    settle(page)
    page.wait_for_function(
        "document.getAnimations().every(a => a.playState !== 'running')"
    )
    return [
        (fault["id"], [node["html"][:200] for node in fault["nodes"]])
        for fault in Axe().run(page, options=options).response["violations"]
        if fault["impact"] in {"serious", "critical"}
        and fault["id"] not in STREAMLITS_OWN
    ]


def test_axe_finds_no_serious_fault(opened: Page):
    assert serious_faults(opened, "light", VIOLATIONS) == []


# What a page says is the same in the dark: only its colours are others.
def test_the_dark_has_contrast_enough(opened: Page):
    paper = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    light = opened.evaluate(paper)

    assert serious_faults(opened, "dark", CONTRAST) == []
    assert opened.evaluate(paper) != light


def test_every_chart_has_a_text_alternative(opened: Page):
    charts = opened.locator("[data-testid=stVegaLiteChart], .player")
    # The pictures of lesson 2 are tables, which are read aloud as they are.
    pictures = opened.locator("[data-testid=stHtml] table, .player, svg.marks, canvas")
    expect(pictures.first).to_be_visible()

    labels = [
        chart.locator("[aria-label]").first.get_attribute("aria-label")
        for chart in charts.all()
    ]

    assert all(labels)
    assert labels or "linear_collapse" in opened.url


@pytest.mark.parametrize("path", PATHS)
def test_a_phone_scrolls_down_only(page: Page, dashboard_url: str, path: str):
    page.set_viewport_size(PHONE)
    page.goto(f"{dashboard_url}/{path}")
    settle(page)

    main = page.locator("[data-testid=stMain]")
    overflow = main.evaluate("main => main.scrollWidth - main.clientWidth")

    assert overflow <= 0
