"""Pictures of lesson 4 that a hand moves."""

import re

import pytest
import torch
from playwright.sync_api import Page, expect

from charts.train_mlp.own_points import DIMMED, SHADE
from core.datasets.own.packing import unpack_table
from screens.train_mlp import xor_by_hand
from screens.train_mlp.own_table import SAMPLE
from tests.browser.conftest import LAPTOP, settle
from tests.browser.hands import (
    handle_of,
    middle,
    mouse_held,
    open_picture,
    way,
)

# Whether places of the picture, in shares of it, lie in the shade.
SHADED = """(places) => {
  const chart = document.querySelector(".stVegaLiteChart");
  const area = chart.querySelector("path.background").getAttribute("d");
  const [, width, height] = /h([\\d.]+)v([\\d.]+)/.exec(area);
  const shades = [...chart.querySelectorAll(".mark-area path")];
  return places.map(([x, y]) => {
    const point = new DOMPoint(x * width, (1 - y) * height);
    return shades.some(shade => shade.isPointInFill(point));
  });
}"""
pytestmark = pytest.mark.xdist_group("hands")


def linked_rows(page: Page) -> list[list[str]]:
    """Read the table of the link, without the names of its columns."""
    settle(page)
    expect(page).to_have_url(re.compile("[?&]points="))
    packed = re.search(r"[?&]points=([\w-]+)", page.url)[1]
    return [row.split("\t") for row in unpack_table(packed).split("\n")[1:]]


def test_an_example_is_moved_and_stands_in_the_table_of_the_link(
    page: Page, dashboard_url: str
):
    page.set_viewport_size(LAPTOP)
    wire = open_picture(page, f"{dashboard_url}/train_mlp?screen=own_points")
    point = handle_of(page, "example 1:")
    start, heard = middle(point), len(wire.messages)

    with mouse_held(page, [start, *way(start, (start[0] + 40, start[1] - 60), 10)]):
        told = point.get_attribute("aria-valuetext").replace("−", "-")
        assert len(wire.messages) == heard
        side = page.locator(".stVegaLiteChart .mark-rect path").first
        expect(side).to_have_attribute("opacity", f"{DIMMED}")
    x, y = map(float, told.split(", "))
    rows = linked_rows(page)

    assert [float(cell) for cell in rows[0][:2]] == [x, y]
    assert rows[1:] == SAMPLE.to_numpy().tolist()[1:]
    assert x > 0.5
    expect(side).to_have_attribute("opacity", f"{SHADE}")


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

    page.mouse.dblclick(*middle(handle_of(page, "example 1:")))
    expect(page.locator(".bar")).to_contain_text("of 24")
    handle_of(page, "example 24:").focus()
    page.keyboard.press("Delete")
    expect(page.locator(".bar")).to_contain_text("of 23")
    assert linked_rows(page) == SAMPLE.to_numpy().tolist()[1:]

    page.goto(page.url.replace("screen=own_points", "screen=lab&dataset=own"))
    settle(page)
    page.get_by_role("button", name="Data and settings").click()
    expect(page.get_by_text("this table, 23 rows")).to_be_visible()


def assert_shade_is_of(page: Page, link: dict[str, str]) -> None:
    """The shade lies where core says that the output is above one half."""
    defaults = {key: xor_by_hand.LINK[key].default for key in xor_by_hand.GIVEN}
    mlp = xor_by_hand.network(defaults | {key: float(v) for key, v in link.items()})
    side = (torch.arange(29) + 0.5) / 29
    shares = torch.cartesian_prod(side, side)
    outputs = mlp.outputs(2 * shares - 0.5, torch.relu)[:, 0]
    clear = (outputs - 0.5).abs() > 0.1

    shaded = torch.tensor(page.evaluate(SHADED, shares.tolist()))

    assert (shaded == (outputs > 0.5))[clear].all()


def moved_by_hand(page: Page) -> dict[str, str]:
    """Read the six numbers that the handles say, by their keys."""
    said = {}
    for unit in "12":
        end = handle_of(page, f"end of the line of h{'₁₂'[int(unit) - 1]}")
        values = end.get_attribute("aria-valuetext").replace("−", "-").split(", ")
        said |= dict(zip((f"w1{unit}", f"hb{unit}", f"w2{unit}"), values, strict=True))
    return said


def assert_all_agree_on_xor(page: Page, said: dict[str, str]) -> None:
    settle(page)
    for key, value in said.items():
        default = xor_by_hand.LINK[key].default
        if float(value) == default:
            expect(page).not_to_have_url(re.compile(f"[?&]{key}="))
        else:
            expect(page).to_have_url(re.compile(f"[?&]{key}={float(value):g}(&|$)"))
    for key in ("hb1", "hb2"):
        slider = page.locator(f".st-key-{key} input")
        expect(slider).to_have_attribute("aria-valuetext", said[key])
    assert moved_by_hand(page) == said
    assert_shade_is_of(page, said)


def test_the_line_of_a_unit_is_moved_at_its_middle_and_turned_at_its_end(
    page: Page, dashboard_url: str
):
    page.set_viewport_size(LAPTOP)
    wire = open_picture(page, f"{dashboard_url}/train_mlp?screen=xor&hb2=-1")
    for name, dx, dy in (
        ("line of h₁", -10, 30),
        ("end of the line of h₁", 50, -30),
        ("end of the line of h₂", 20, 60),
    ):
        handle = handle_of(page, name)
        start, heard = middle(handle), len(wire.messages)
        with mouse_held(page, [start, *way(start, (start[0] + dx, start[1] + dy), 10)]):
            said = moved_by_hand(page)
            assert_shade_is_of(page, said)
            assert len(wire.messages) == heard
        assert_all_agree_on_xor(page, said)

    first, second = ({k: float(said[k + u]) for k in ("w1", "w2")} for u in "12")
    assert float(said["hb1"]) != -0.5
    for weights in (first, second):
        assert weights != {"w1": 1, "w2": 1}
        assert weights["w1"] ** 2 + weights["w2"] ** 2 == pytest.approx(2, abs=0.15)
