import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from screens.decks import DECKS
from tests.browser.conftest import DESKTOP, PHONE, settle, settle_deck
from tests.conftest import SOAK

pytestmark = pytest.mark.xdist_group("decks")
# Charts and a player; tables are looked at on paper, and all screens in the soak.
SAMPLED = ("monotonicity", "train_mlp")
SCREENS = {
    "": [""],
    **{
        lesson: [f"?screen={s.name}" for s in (screens if SOAK else screens[1:2])]
        for lesson, screens in DECKS.items()
        if SOAK or lesson in SAMPLED
    },
}
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


def serious_faults(page: Page, scheme: str, options: dict) -> list:
    page.emulate_media(color_scheme=scheme)
    # Colours fade in, and a colour on its way has too little contrast.
    page.wait_for_timeout(FADING_MS)
    page.wait_for_function(
        "document.getAnimations().every(a => a.playState !== 'running')"
    )
    settle(page)
    return [
        (fault["id"], [node["html"][:200] for node in fault["nodes"]])
        for fault in Axe().run(page, options=options).response["violations"]
        if fault["impact"] in {"serious", "critical"}
        and fault["id"] not in STREAMLITS_OWN
    ]


def assert_named(page: Page) -> None:
    """Every picture has a text alternative, or is a table, which is read as it is."""
    charts = page.locator("[data-testid=stVegaLiteChart], .player")
    for chart in charts.all():
        named = "e => e.ariaLabel || e.querySelector('[aria-label]')?.ariaLabel"
        assert chart.evaluate(named)


def assert_scrolls_down_only(page: Page, query: str) -> None:
    """The picture comes first on a phone, and nothing is wider than it."""
    main = page.locator("[data-testid=stMain]")
    overflow = main.evaluate("main => main.scrollWidth - main.clientWidth")
    assert overflow <= 0, query
    picture = page.locator(".st-key-picture").bounding_box()
    panel = page.locator(".st-key-panel, .st-key-controls").first.bounding_box()
    assert panel is None or picture["y"] < panel["y"], query


@pytest.mark.parametrize("path", SCREENS)
def test_axe_finds_no_serious_fault_before_and_after_the_answer_nor_a_phone_a_wide_page(
    page: Page, dashboard_url: str, path: str
):
    for query in SCREENS[path]:
        page.emulate_media(color_scheme="light")
        page.goto(f"{dashboard_url}/{path}{query}")
        settle_deck(page)
        assert serious_faults(page, "light", VIOLATIONS) == [], query
        page.keyboard.press("s")
        settle(page)
        # What a page says is the same in the dark: only its colours are others.
        assert serious_faults(page, "dark", CONTRAST) == [], query
        assert_named(page)
        page.set_viewport_size(PHONE)
        settle(page)
        assert_scrolls_down_only(page, query)
        page.set_viewport_size(DESKTOP)
