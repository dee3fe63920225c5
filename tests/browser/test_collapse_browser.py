import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, settle

LARGEST = "depth=6&num_inputs=12&num_outputs=12&num_examples=12&" + "&".join(
    f"width{k}=12" for k in range(1, 7)
)
OPENING_MS = 800
MATRICES = "[data-testid=stHtml] table"


def test_controls_write_the_link_and_the_picture_follows(
    page: Page, dashboard_url: str
):
    page.goto(f"{dashboard_url}/linear_collapse")
    settle(page)
    matrices = page.locator(MATRICES)
    expect(matrices).to_have_count(6)

    page.get_by_role("slider", name="Hidden layers").press("ArrowRight")

    expect(page).to_have_url(re.compile(r"linear_collapse\?depth=2$"))
    expect(matrices).to_have_count(7)

    page.get_by_role("button", name="Re-roll").first.click()

    expect(page).to_have_url(re.compile(r"linear_collapse\?depth=2&seed=1$"))


def test_a_cell_edited_in_place_is_in_the_link_and_in_the_matrix(
    page: Page, dashboard_url: str
):
    page.goto(f"{dashboard_url}/linear_collapse")
    settle(page)
    page.get_by_text("Put in your own numbers").click()
    matrix = page.get_by_role("combobox", name=re.compile("Edit in place"))
    # A list closes again when the page moves, as it does while the fold opens.
    page.wait_for_timeout(OPENING_MS)
    matrix.click()
    page.get_by_role("option", name="W1").click()
    table = page.locator("[data-testid=stDataFrame]")
    expect(table).to_be_visible()
    settle(page)

    table.click(position={"x": 30, "y": 52})
    page.keyboard.press("Enter")
    editor = page.locator("#portal input")
    editor.fill("7.5")
    editor.press("Enter")

    expect(page).to_have_url(re.compile(r"matrices=W1\+?.*7\.5"))
    expect(page.locator(MATRICES).get_by_text("7.5", exact=True)).to_be_visible()


def test_a_formula_in_the_link_is_the_activation(page: Page, dashboard_url: str):
    page.goto(f"{dashboard_url}/linear_collapse?experiment=plane&fold=abs(x)&t=3.0")
    settle(page)

    expect(page.get_by_text("The green line keeps the classes apart")).to_be_visible()


def test_the_largest_matrices_stay_readable_on_a_phone(page: Page, dashboard_url: str):
    page.set_viewport_size(PHONE)
    page.goto(f"{dashboard_url}/linear_collapse?{LARGEST}")
    settle(page)
    tables = page.locator(MATRICES)
    expect(tables).to_have_count(11)

    boxes = tables.evaluate_all(
        "all => all.map(table => [table.getBoundingClientRect().left,"
        " table.getBoundingClientRect().right])"
    )
    sizes = tables.last.locator("td").evaluate_all(
        "all => all.map(cell => parseFloat(getComputedStyle(cell).fontSize))"
    )

    assert all(left >= 0 and right <= 390 for left, right in boxes)
    assert min(sizes) >= 9
