import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, settle

CHART = "[data-testid=stVegaLiteChart]"
EXPERIMENTS = {
    "temperature": {
        "by hand": "Can you fit the linear model by hand?",
        "reference": "Which reference temperature is best?",
        "units": "What does each hidden unit do?",
        "held out": "Does it hold for patients no model has seen?",
        "does it turn": "Does the risk turn by more than chance?",
        "before networks": "How did people bend the line before networks?",
    },
    "income": {
        "step": "What does the same step add, low and high?",
        "log-odds": "On which scale are the loans a straight line?",
        "held out": "Does it hold for loans no model has seen?",
    },
    "pixels": {
        "weights": "What does a linear classifier look at?",
        "sum": "Why must a linear score fail on one of the two?",
        "pixel": "What is one pixel worth?",
        "mistakes": "Which images does each classifier get wrong?",
    },
}


def test_a_link_draws_the_u_with_a_line_for_every_model(page: Page, dashboard_url: str):
    page.goto(f"{dashboard_url}/monotonicity?story=temperature")
    settle(page)

    chart = page.locator(CHART).first
    # Each name is drawn twice: the halo around it, and the name.
    expect(chart.get_by_text("2 ReLU units on T").last).to_be_visible()
    expect(chart.get_by_text("linear model, σ(wT + b)").last).to_be_visible()
    # Claim, question, controls and picture are above the fold.
    lowest = max(
        box["y"] + box["height"]
        for box in (
            chart.bounding_box(),
            page.get_by_role("slider", name="Hidden ReLU units").bounding_box(),
            page.get_by_role("button", name="Lock my answer").bounding_box(),
        )
    )
    assert lowest < 900


def test_inverting_the_image_is_in_the_link_and_changes_the_reading(
    page: Page, dashboard_url: str
):
    page.goto(f"{dashboard_url}/monotonicity?story=pixels")
    settle(page)
    expect(page.get_by_text("What you see. An 8.")).to_contain_text("for an 8;")
    page.get_by_text("about half").click()
    page.get_by_role("button", name="Lock my answer").click()

    page.get_by_text("Invert the image: ink becomes paper").click()

    expect(page).to_have_url(re.compile(r"\?(?=.*invert=true)(?=.*story=pixels)"))
    expect(page.get_by_text("What you see. An 8.")).to_contain_text("gives that 0%")


def test_changing_the_story_leaves_the_settings_of_the_one_before_behind(
    page: Page, dashboard_url: str
):
    page.goto(f"{dashboard_url}/monotonicity?experiment=does%20it%20turn&c=36.5")
    settle(page)

    page.get_by_role("radio", name="income").click()
    expect(page.get_by_text("What does the same step add")).to_be_visible()

    expect(page).to_have_url(re.compile("story=income"))
    expect(page).not_to_have_url(re.compile("c=36.5"))
    expect(page.locator("[data-testid=stException]")).to_have_count(0)


def test_on_a_phone_the_picture_comes_before_the_question(
    page: Page, dashboard_url: str
):
    page.set_viewport_size(PHONE)
    page.goto(f"{dashboard_url}/monotonicity?story=temperature")
    settle(page)

    expect(page.locator(f"{CHART} svg").first).to_be_visible()
    picture = page.locator(CHART).first.bounding_box()
    question = page.get_by_text("Predict first.").bounding_box()
    assert picture["y"] + picture["height"] < min(question["y"], 844)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_every_experiment_draws_all_of_its_charts(page: Page, dashboard_url: str):
    page.goto(f"{dashboard_url}/monotonicity?story=temperature")
    settle(page)
    for story in EXPERIMENTS:
        page.get_by_role("radio", name=story, exact=True).click()
        for experiment in EXPERIMENTS[story]:
            page.get_by_role("radio", name=experiment, exact=True).click()
            expect(page.get_by_text(EXPERIMENTS[story][experiment])).to_be_visible()
            settle(page)

            charts = page.locator(CHART)
            for i in range(charts.count()):
                expect(charts.nth(i).locator("svg, canvas").first).to_be_visible()
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
