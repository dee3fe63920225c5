import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import settle

CURVES = "[data-testid=stVegaLiteChart] svg"


def test_a_link_with_several_activations_draws_them_all(page: Page, dashboard_url: str):
    page.goto(f"{dashboard_url}/activation_gallery?activation=gelu&activation=x%5E3")
    settle(page)

    legend = page.locator(f"{CURVES} .role-legend").first
    expect(legend).to_contain_text("GELU")
    expect(legend).to_contain_text("x^3")


def test_a_formula_typed_into_the_box_is_drawn_and_linked(
    page: Page, dashboard_url: str
):
    page.goto(f"{dashboard_url}/activation_gallery")
    settle(page)

    box = page.get_by_role("textbox", name=re.compile("Bring your own"))
    box.fill("max(0, x)^2")
    box.press("Enter")

    expect(page).to_have_url(re.compile(r"formula=max"))
    expect(page.locator(f"{CURVES} .role-legend").first).to_contain_text("max(0, x)^2")


def test_a_formula_is_taken_along_to_other_lessons(page: Page, dashboard_url: str):
    page.goto(f"{dashboard_url}/activation_gallery?formula=max(0,x)%5E2")
    settle(page)
    train = page.get_by_role("link", name="train a network with it")
    stack = page.get_by_role("link", name="put it between affine layers")
    links = [link.get_attribute("href") for link in (train, stack)]

    page.goto(f"{dashboard_url}/{links[0]}")
    expect(page.get_by_role("textbox", name="σ(x) =")).to_have_value("max(0,x)^2")
    page.goto(f"{dashboard_url}/{links[1]}")
    expect(page.get_by_role("combobox", name="Activation")).to_have_value("max(0,x)^2")


def test_a_click_on_the_legend_isolates_a_series(page: Page, dashboard_url: str):
    page.goto(f"{dashboard_url}/activation_gallery")
    settle(page)
    faded = page.locator(f"{CURVES} .mark-line path[opacity='0.1']")
    expect(faded).to_have_count(0)

    page.locator(f"{CURVES} .role-legend").first.get_by_text("tanh").click()

    # Two others, in the value's panel and in the slope's, and two tangents.
    expect(faded).to_have_count(6)


def test_pointing_reads_value_and_slope_of_every_series(page: Page, dashboard_url: str):
    page.goto(f"{dashboard_url}/activation_gallery")
    settle(page)
    picture = page.locator(CURVES).first
    box = picture.bounding_box()

    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.4)
    page.mouse.move(box["x"] + box["width"] / 2 + 3, box["y"] + box["height"] * 0.4)

    tooltip = page.locator("#vg-tooltip-element")
    expect(tooltip).to_contain_text("ReLU: σ′")
    expect(tooltip).to_contain_text("tanh: σ")


def test_the_picture_fits_a_phone(page: Page, dashboard_url: str):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{dashboard_url}/activation_gallery")
    settle(page)

    box = page.locator(CURVES).first.bounding_box()

    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 391
