import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from core.activation_gallery.curves import Reading, read_at
from core.activation_gallery.drawn_slope import GRID
from core.activations import ACTIVATIONS
from core.notation import number
from screens.activation_gallery.gradient_through import SLOPE_AXIS, THREE, VALUE_AXIS
from tests.browser.conftest import LAPTOP, settle
from tests.browser.hands import (
    handle_of,
    middle,
    mouse_held,
    open_picture,
    way,
)
from tests.browser.line_picture import area_of, slider_of

pytestmark = pytest.mark.xdist_group("hands")
THROUGH = "activation_gallery?screen=through"
# In pixels of the drawing area: the dots of the slopes, and the ends of the tangents.
DOTS = """() => [...document.querySelectorAll(".mark-symbol[class*=slope_] path")]
  .map(dot => /\\((.*),(.*)\\)/.exec(dot.getAttribute("transform")))
  .map(([, ...place]) => place.map(Number))"""
TANGENTS = """() => [...document.querySelectorAll(".mark-rule[class*=value_] line")]
  .map(line => ["x2", "y2"].map(end => Number(line.getAttribute(end))))"""


def readings(x: str) -> list[Reading]:
    return [read_at(ACTIVATIONS[key], {}, float(x)) for key in THREE]


def assert_picture_is_of(page: Page, x: str) -> None:
    """Dots, tangents and numbers are core's at x, also while a hand holds it."""
    width, height = area_of(page)
    dots, ends = page.evaluate(DOTS), page.evaluate(TANGENTS)
    for (at_x, at_y), (run, fall), at in zip(dots, ends, readings(x), strict=True):
        low, high = SLOPE_AXIS.share
        place = (1 - at_y / height - (1 - high)) / (high - low)
        assert at_x / width * 16 - 8 == pytest.approx(at.x, abs=1e-3)
        assert SLOPE_AXIS.low + place * (
            SLOPE_AXIS.high - SLOPE_AXIS.low
        ) == pytest.approx(at.slope, abs=2e-3)
        unit = height * VALUE_AXIS.share[1] / (VALUE_AXIS.high - VALUE_AXIS.low)
        assert -(fall / unit) / (run / width * 16) == pytest.approx(at.slope, abs=2e-3)
    chart = page.locator(".stVegaLiteChart svg")
    for key, at in zip(THREE, readings(x), strict=True):
        name = ACTIVATIONS[key].label
        expect(chart).to_contain_text(f"{name}: value {number(at.value, 2)}")
        expect(chart).to_contain_text(f"{name}: slope {number(at.slope, 2)}")


def assert_all_agree(page: Page, x: str) -> None:
    settle(page)
    expect(slider_of(page, "point")).to_have_attribute("aria-valuetext", x)
    expect(page).to_have_url(re.compile(f"point={x.removesuffix('.0')}(&|$)"))
    for key, at in zip(THREE, readings(x), strict=True):
        bar = page.locator(".bar").filter(has_text=ACTIVATIONS[key].label)
        expect(bar).to_have_text(number(at.slope, 2) + ACTIVATIONS[key].label)
    assert_picture_is_of(page, x)


def assert_no_slope_is_found_out(page: Page) -> None:
    """Before the answer a hand moves the values alone."""
    handle = handle_of(page, "input x, on tanh")
    start = middle(handle)
    with mouse_held(page, [start, *way(start, (start[0] - 120, start[1]), 6)]):
        chart = page.locator(".stVegaLiteChart svg")
        expect(chart).to_contain_text("tanh: value")
        expect(chart).not_to_contain_text("slope 0")
        assert page.evaluate(DOTS) == page.evaluate(TANGENTS) == []
    settle(page)


def test_a_point_on_any_curve_takes_tangents_slopes_and_numbers_along(
    page: Page, dashboard_url: str
):
    page.set_viewport_size(LAPTOP)
    wire = open_picture(page, f"{dashboard_url}/{THROUGH}")
    assert_no_slope_is_found_out(page)
    page.get_by_role("button", name="Show me").click()
    expect(page.locator(".why")).to_be_visible()
    settle(page)
    for name, share in (("ReLU", -0.2), ("tanh", -0.2)):
        handle = handle_of(page, f"input x, on {name}")
        start, heard = middle(handle), len(wire.messages)
        end = start[0] + share * area_of(page)[0], start[1] + 20
        with mouse_held(page, [start, *way(start, end, 12)]):
            x = handle.get_attribute("aria-valuetext").replace("−", "-")
            assert_picture_is_of(page, x)
            assert len(wire.messages) == heard
        assert_all_agree(page, x)

    assert float(x) < -1


def test_the_slope_of_leaky_relu_is_grabbed_on_its_curve(
    page: Page, dashboard_url: str
):
    page.set_viewport_size(LAPTOP)
    link = "activation_gallery?screen=own&activation=tanh,leaky_relu&x=-2"
    wire = open_picture(page, f"{dashboard_url}/{link}")
    handle = handle_of(page, "a of Leaky ReLU")
    (x, y), heard = middle(handle), len(wire.messages)
    unit = area_of(page)[1] * 0.55 / 8
    with mouse_held(page, [(x, y), *way((x, y), (x, y + 1.2 * unit), 8)]):
        a = handle.get_attribute("aria-valuetext")
        dots = page.evaluate(DOTS)
        assert len(wire.messages) == heard
    settle(page)

    assert float(a) == pytest.approx(0.31, abs=0.03)
    # The second function's dot in the lower panel is where core puts it.
    height = area_of(page)[1]
    slope = 1.25 - (dots[1][1] / height - 0.6) / 0.4 * 2.5
    assert slope == pytest.approx(float(a), abs=0.01)
    leaky = page.locator(".readings tr").filter(has_text="Leaky ReLU")
    expect(leaky).to_contain_text(number(float(a), 4))
    expect(page).to_have_url(re.compile(f"leaky_relu_negative_slope={a}(&|$)"))
    handle.focus()
    page.keyboard.press("End")
    expect(leaky).to_contain_text("1")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("leaky_relu_negative_slope=0.98(&|$)"))


def test_a_slope_is_drawn_and_judged(page: Page, dashboard_url: str):
    page.set_viewport_size(LAPTOP)
    page.goto(f"{dashboard_url}/activation_gallery?screen=draw_relu")
    settle(page)
    sheet = page.locator(".guess")
    expect(sheet).to_be_visible()
    box = sheet.bounding_box()
    corners = [(0.01, 0.0), (0.49, 0.0), (0.5, 1.0), (0.99, 1.0)]
    points = [
        (
            box["x"] + x * box["width"],
            box["y"] + (GRID.top - y) / (GRID.top - GRID.bottom) * box["height"],
        )
        for x, y in corners
    ]
    steps = [step for ends in pairwise(points) for step in way(*ends, 12)]

    with mouse_held(page, [points[0], *steps]):
        pass
    settle(page)
    page.get_by_role("button", name="Lock my answer").click()

    expect(page.locator(".verdict")).to_contain_text("Yes: sign, ends and peak")
