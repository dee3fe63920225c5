"""Pictures of lesson 5 that a hand moves."""

import re

import pytest
import torch
from playwright.sync_api import Page, expect

from core.universal_approximation.errors import curve
from core.universal_approximation.fit_by_hand import challenge_network, score
from core.universal_approximation.targets import named_targets
from tests.browser.conftest import LAPTOP, settle
from tests.browser.hands import (
    HANDLE,
    middle,
    mouse_held,
    open_picture,
    way,
)
from tests.browser.line_picture import line_in

pytestmark = pytest.mark.xdist_group("hands")
WAVE = named_targets()["wave"]
BUMPS = "universal_approximation?screen=by_hand"
BLUE = "#0072B2"


def bumps_of(page: Page) -> tuple[list[float], list[float]]:
    """Read heights and shifts from what the bumps say."""
    told = [
        grip.get_attribute("aria-valuetext").replace("−", "-").split(", ")
        for grip in page.locator(f"{HANDLE}[aria-label^='bump']").all()
    ]
    heights = [float(height) for _, height in told]
    return heights, [round(float(x) - i - 0.5, 1) for i, (x, _) in enumerate(told)]


def assert_picture_is_of(page: Page, heights: list[float], shifts: list[float]) -> None:
    """Curve and score in the picture are those of core."""
    reached = score(heights, shifts)
    chart = page.locator(".stVegaLiteChart svg")
    expect(chart).to_contain_text(f"error {reached:.3f}")
    x, y = torch.tensor(line_in(page, BLUE), dtype=torch.float64).T
    mlp = challenge_network(heights, shifts)
    truth = curve(mlp, torch.sigmoid, WAVE.low + x * (WAVE.high - WAVE.low))
    assert len(x) >= 190
    torch.testing.assert_close(2.5 * y - 1.25, truth, atol=6e-3, rtol=0)


def assert_ramps_are_of(page: Page, num_hiddens: int) -> None:
    """The upper picture is of as many units, and of the heights of core."""
    network = page.locator(".stVegaLiteChart").first
    expect(network).to_contain_text(f"{num_hiddens} ReLU units")
    x, y = torch.tensor(line_in(page, BLUE), dtype=torch.float64).T
    places = torch.linspace(0, 1, num_hiddens + 1, dtype=torch.float64)
    torch.testing.assert_close(x, places, atol=2e-3, rtol=0)
    truth = WAVE(WAVE.low + places * (WAVE.high - WAVE.low))
    shape = torch.corrcoef(torch.stack([y, truth]))[0, 1].item()
    assert shape == pytest.approx(1, abs=1e-4)


def test_bumps_are_moved_both_ways_and_curve_and_score_follow(
    page: Page, dashboard_url: str
):
    page.set_viewport_size(LAPTOP)
    wire = open_picture(page, f"{dashboard_url}/{BUMPS}")
    for name, dx, dy in (("bump 2", 0, -60), ("bump 4", 25, 70)):
        bump = page.locator(f"{HANDLE}[aria-label^='{name}']")
        start, heard = middle(bump), len(wire.messages)
        with mouse_held(page, [start, *way(start, (start[0] + dx, start[1] + dy), 8)]):
            heights, shifts = bumps_of(page)
            assert_picture_is_of(page, heights, shifts)
            assert len(wire.messages) == heard
        settle(page)
        expect(page.locator(".bar.feature")).to_contain_text(
            f"{score(heights, shifts):.2f}"
        )

    assert bumps_of(page) == (heights, shifts)
    assert heights[1] > 0.2
    assert heights[3] < -0.2
    assert shifts[3] > 0
    assert shifts[:3] == [0, 0, 0]
    for key, numbers in (("heights", heights), ("shifts", shifts)):
        text = "%2C\\+".join(re.escape(f"{n + 0.0:g}") for n in numbers)
        expect(page).to_have_url(re.compile(f"[?&]{key}={text}(&|$)"))


def test_the_network_outside_is_drawn_locked_and_told_about(
    page: Page, dashboard_url: str
):
    page.set_viewport_size(LAPTOP)
    page.goto(f"{dashboard_url}/universal_approximation?screen=outside")
    settle(page)
    sheet = page.locator(".guess")
    expect(sheet).to_be_visible()
    box = sheet.bounding_box()
    area = page.locator(".stVegaLiteChart path.background").first.bounding_box()
    for side in ("x", "y", "width", "height"):
        assert box[side] == pytest.approx(area[side], abs=1.5)

    def at(x: float, y: float) -> tuple[float, float]:
        return box["x"] + x * box["width"], box["y"] + (1 - y) * box["height"]

    with mouse_held(page, [at(0.01, 0.5), *way(at(0.01, 0.5), at(0.67, 0.5), 15)]):
        pass
    with mouse_held(page, [at(0.67, 0.5), *way(at(0.67, 0.5), at(0.82, 0.99), 10)]):
        pass
    with mouse_held(page, [at(0.82, 0.99), *way(at(0.82, 0.99), at(0.99, 0.99), 6)]):
        pass
    settle(page)
    page.get_by_role("button", name="Lock my answer").click()

    expect(page.locator(".verdict.right")).to_contain_text("drew a line that rises")
    expect(page.locator(".stVegaLiteChart svg")).to_contain_text("your guess")
    page.get_by_role("button", name="Ask me again").click()
    expect(page.locator(".guess .invite")).to_be_visible()


def test_the_number_of_units_is_grabbed_on_the_line_of_errors(
    page: Page, dashboard_url: str
):
    page.set_viewport_size(LAPTOP)
    link = "universal_approximation?screen=twice&solved=1"
    wire = open_picture(page, f"{dashboard_url}/{link}")
    handle = page.locator(f"{HANDLE}[aria-label^='number of hidden units']")
    start, heard = middle(handle), len(wire.messages)

    with mouse_held(page, [start, *way(start, (start[0] + 60, start[1]), 12)]):
        value = handle.get_attribute("aria-valuetext")
        assert middle(handle)[1] > start[1] + 5
        assert_ramps_are_of(page, int(value))
        assert len(wire.messages) == heard
    settle(page)

    assert int(value) > 8
    slider = page.locator(".st-key-num_hiddens input")
    expect(slider).to_have_attribute("aria-valuetext", value)
    expect(page).to_have_url(re.compile(f"[?&]num_hiddens={value}(&|$)"))
    assert_ramps_are_of(page, int(value))
    handle.focus()
    page.keyboard.press("ArrowRight")
    assert_ramps_are_of(page, int(value) + 1)
    expect(slider).to_have_attribute("aria-valuetext", f"{int(value) + 1}")
