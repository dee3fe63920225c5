import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import settle

PAGE = "universal_approximation"


def test_moving_the_width_rewrites_the_link_and_the_number(
    page: Page, dashboard_url: str
):
    page.goto(f"{dashboard_url}/{PAGE}")
    settle(page)

    page.get_by_role("slider", name="Hidden units h").press("ArrowRight")

    expect(page).to_have_url(f"{dashboard_url}/{PAGE}?num_hiddens=9")
    expect(page.get_by_text("9 ReLU units miss")).to_be_visible()


def test_an_experiments_own_slider_is_in_the_link_too(page: Page, dashboard_url: str):
    page.goto(f"{dashboard_url}/{PAGE}?experiment=regions+of+a+plane")
    settle(page)

    page.get_by_role("slider", name="ReLU units").press("ArrowRight")

    expect(page).to_have_url(re.compile(r"experiment=regions.*plane&lines=5$"))
    page.get_by_text("14", exact=True).click()
    page.get_by_role("button", name="Lock my answer").last.click()
    expect(page.get_by_text("exactly 16 regions")).to_be_visible()


def test_won_bumps_can_be_sent_as_a_link(page: Page, dashboard_url: str):
    page.goto(f"{dashboard_url}/{PAGE}?experiment=fit+by+hand&bump_1=0.5&bump_5=-0.5")
    settle(page)
    slider = page.get_by_role("slider", name="Bump 2")
    for _ in range(18):
        slider.press("ArrowRight")
    expect(page).to_have_url(re.compile("bump_2=0.9"))

    page.goto(f"{page.url}&bump_4=-0.9")
    settle(page)

    expect(page.get_by_text("Solved: 0.")).to_be_visible()


def test_every_chart_of_an_experiment_has_marks(page: Page, dashboard_url: str):
    for experiment in ("found by training", "how wide", "bump in a plane"):
        page.goto(f"{dashboard_url}/{PAGE}?experiment={experiment}")
        settle(page)

        charts = page.locator("[data-testid=stVegaLiteChart]")
        marks = "svg .mark-group path, svg .mark-symbol path, svg image, canvas"
        expect(charts.first).to_be_visible()
        for i in range(charts.count()):
            expect(charts.nth(i).locator(marks).first).to_be_attached()
