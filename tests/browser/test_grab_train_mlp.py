"""Pictures of lesson 4 that a hand moves."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from core.datasets.own.packing import unpack_table
from screens.train_mlp.own_table import SAMPLE
from tests.browser.conftest import PHONE, settle
from tests.browser.hands import HANDLE, Wire, finger_held, middle, mouse_held, way

pytestmark = pytest.mark.xdist_group("served")


def open_picture(page: Page, url: str) -> Wire:
    wire = Wire(page)
    page.goto(url)
    settle(page)
    expect(page.locator(f"{HANDLE}[tabindex='0']").first).to_be_attached()
    return wire


def grip(page: Page, name: str) -> Locator:
    return page.locator(f"{HANDLE}[aria-label^='{name}']")


def linked_rows(page: Page) -> list[list[str]]:
    """Read the table of the link, without the names of its columns."""
    settle(page)
    expect(page).to_have_url(re.compile("[?&]points="))
    packed = re.search(r"[?&]points=([\w-]+)", page.url)[1]
    return [row.split("\t") for row in unpack_table(packed).split("\n")[1:]]


@pytest.mark.parametrize("kind", ["mouse", "finger"])
def test_an_example_is_moved_and_stands_in_the_table_of_the_link(
    kind: str, browser: Browser, dashboard_url: str
):
    touch = kind == "finger"
    context = browser.new_context(
        viewport=PHONE if touch else {"width": 1280, "height": 720}, has_touch=touch
    )
    page = context.new_page()
    wire = open_picture(page, f"{dashboard_url}/train_mlp?screen=own_points")
    point = grip(page, "example 1:")
    start, heard = middle(point), len(wire.messages)
    hold = finger_held if touch else mouse_held

    with hold(page, [start, *way(start, (start[0] + 40, start[1] - 60), 10)]):
        told = point.get_attribute("aria-valuetext").replace("−", "-")
        assert len(wire.messages) == heard
    x, y = map(float, told.split(", "))
    rows = linked_rows(page)

    assert [float(cell) for cell in rows[0][:2]] == [x, y]
    assert rows[1:] == SAMPLE.to_numpy().tolist()[1:]
    assert x > 0.5
    context.close()


def test_examples_are_added_and_taken_away_and_the_laboratory_goes_on_with_them(
    page: Page, dashboard_url: str
):
    open_picture(page, f"{dashboard_url}/train_mlp?screen=own_points")
    expect(page.locator(".bar")).to_contain_text("of 24")
    page.get_by_role("radio", name="orange").click()
    settle(page)
    area = page.locator("[class*=area_own_points] path").bounding_box()
    page.mouse.click(
        area["x"] + 0.97 * area["width"], area["y"] + 0.05 * area["height"]
    )
    expect(page.locator(".bar")).to_contain_text("of 25")
    assert len(linked_rows(page)) == 25
    assert linked_rows(page)[-1][2] == "yes"

    page.mouse.dblclick(*middle(grip(page, "example 1:")))
    expect(page.locator(".bar")).to_contain_text("of 24")
    grip(page, "example 24:").focus()
    page.keyboard.press("Delete")
    expect(page.locator(".bar")).to_contain_text("of 23")
    assert linked_rows(page) == SAMPLE.to_numpy().tolist()[1:]

    page.goto(page.url.replace("screen=own_points", "screen=lab&dataset=own"))
    settle(page)
    page.get_by_role("button", name="Data and settings").click()
    expect(page.get_by_text("this table, 23 rows")).to_be_visible()
