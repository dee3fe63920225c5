import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

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


# What a page says is the same in the dark: only its colours are others.
VIOLATIONS = {"resultTypes": ["violations"]}
RULES = {
    "light": VIOLATIONS,
    "dark": VIOLATIONS | {"runOnly": {"type": "rule", "values": ["color-contrast"]}},
}


@pytest.mark.parametrize("scheme", RULES)
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_no_serious_fault(
    page: Page, dashboard_url: str, path: str, scheme: str
):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{dashboard_url}/{path}")
    settle(page)
    # Colours fade in, and a colour on its way has too little contrast.
    page.wait_for_timeout(FADING_MS)
    page.wait_for_function(
        "document.getAnimations().every(a => a.playState !== 'running')"
    )

    faults = [
        (fault["id"], [node["html"][:200] for node in fault["nodes"]])
        for fault in Axe().run(page, options=RULES[scheme]).response["violations"]
        if fault["impact"] in {"serious", "critical"}
        and fault["id"] not in STREAMLITS_OWN
    ]

    assert faults == []


@pytest.mark.parametrize("path", PATHS)
def test_a_phone_scrolls_down_only(page: Page, dashboard_url: str, path: str):
    page.set_viewport_size(PHONE)
    page.goto(f"{dashboard_url}/{path}")
    settle(page)

    main = page.locator("[data-testid=stMain]")
    overflow = main.evaluate("main => main.scrollWidth - main.clientWidth")

    assert overflow <= 0


# The pictures of lesson 2 are tables, which are read aloud as they are.
@pytest.mark.parametrize("path", [path for path in PATHS if path != "linear_collapse"])
def test_every_chart_has_a_text_alternative(page: Page, dashboard_url: str, path: str):
    page.goto(f"{dashboard_url}/{path}")
    settle(page)

    charts = page.locator("[data-testid=stVegaLiteChart], .player")
    expect(charts.first.locator("svg, canvas").first).to_be_visible()
    labels = [
        chart.locator("[aria-label]").first.get_attribute("aria-label")
        for chart in charts.all()
    ]

    assert charts.count() > 0
    assert all(labels)
