"""The line of lesson 1's pictures that a hand moves, as the browser draws it."""

import re

import torch
from playwright.sync_api import Locator, Page, expect

from charts.monotonicity.rates_chart import TEMPERATURE
from core.monotonicity import one_feature

# Points of the longest line of that colour, in pixels of the drawing area.
LINE = """(colour) => {
  const lines = [...document.querySelectorAll(".stVegaLiteChart .mark-line path")]
    .filter(line => line.getAttribute("stroke") === colour)
    .map(line => line.getAttribute("d"));
  const longest = lines.sort((a, b) => b.length - a.length)[0];
  return longest.slice(1).split("L").map(point => point.split(",").map(Number));
}"""
AREA = "document.querySelector('.stVegaLiteChart path.background').getAttribute('d')"
COLORS = {"fold": "#0072B2", "by_hand": "#CC79A7"}


def slider_of(page: Page, key: str) -> Locator:
    return page.locator(f".st-key-{key} input")


def line_of(page: Page, screen: str) -> list[tuple[float, float]]:
    """Read the line in the picture in units of the axes."""
    width, height = map(
        float, re.search(r"h([\d.]+)v([\d.]+)", page.evaluate(AREA)).groups()
    )
    (left, right), (low, high) = TEMPERATURE.x_domain, TEMPERATURE.y_domain
    return [
        (left + x / width * (right - left), high - y / height * (high - low))
        for x, y in page.evaluate(LINE, COLORS[screen])
    ]


def assert_line_is(page: Page, screen: str, model: one_feature.Model) -> None:
    x, y = zip(*line_of(page, screen), strict=True)
    assert len(x) >= 100
    truth = model(torch.tensor(x, dtype=torch.float64))
    torch.testing.assert_close(
        torch.tensor(y, dtype=torch.float64), truth, atol=2e-3, rtol=0
    )


def assert_stale(page: Page, stale: bool) -> None:
    """What does not follow the hand is dimmed while it says the value before."""
    opacity = "0.35" if stale else "1"
    for beside in (".st-key-readout", ".st-key-controls .stSlider"):
        expect(page.locator(beside).first).to_have_css("opacity", opacity)
