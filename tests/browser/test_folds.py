from playwright.sync_api import Page, expect

from tests.browser.conftest import settle


def test_a_script_comes_when_it_is_unfolded_and_follows_the_controls(
    page: Page, dashboard_url: str
):
    page.goto(f"{dashboard_url}/linear_collapse?depth=2&seed=7")
    settle(page)
    script = page.locator("[data-testid=stCode]")
    expect(script).to_have_count(0)

    page.get_by_text("Show me the PyTorch").click()
    expect(script).to_contain_text("= [2, 3, 3, 2], 3, 7")

    page.get_by_role("slider").first.press("ArrowRight")
    expect(page).to_have_url(f"{dashboard_url}/linear_collapse?depth=3&seed=7")
    settle(page)
    expect(script).to_contain_text("= [2, 3, 3, 3, 2], 3, 7")
