from playwright.sync_api import Page, expect

from tests.browser.conftest import settle

CURVES = "[data-testid=stVegaLiteChart] svg"


def test_a_click_on_the_legend_isolates_and_pointing_reads_every_series(
    page: Page, dashboard_url: str
):
    page.goto(f"{dashboard_url}/activation_gallery?activation=relu,sigmoid,tanh")
    settle(page)
    picture = page.locator(CURVES).first
    faded = picture.locator(".mark-line path[opacity='0.1']")
    legend = picture.locator(".role-legend").first
    expect(legend).to_contain_text("Sigmoid")
    expect(faded).to_have_count(0)

    box = picture.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.4
    page.mouse.move(x, y)
    page.mouse.move(x + 3, y)
    tooltip = page.locator("#vg-tooltip-element")
    expect(tooltip).to_contain_text("ReLU: σ′")
    expect(tooltip).to_contain_text("tanh: σ")

    legend.get_by_text("tanh").click()
    # Two others, in the value's panel and in the slope's, and two tangents.
    expect(faded).to_have_count(6)


def test_the_picture_fits_a_phone(page: Page, dashboard_url: str):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{dashboard_url}/activation_gallery")
    settle(page)

    box = page.locator(CURVES).first.bounding_box()

    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 391
