"""Lines of a picture, as the browser draws them, and that of lesson 1 that is moved."""

import torch
from playwright.sync_api import Locator, Page, expect

from charts.monotonicity.rates_chart import TEMPERATURE
from core.monotonicity import one_feature

AREA = """() => /h([\\d.]+)v([\\d.]+)/.exec(
  document.querySelector(".stVegaLiteChart path.background").getAttribute("d")
).slice(1).map(Number)"""
LINE = """(colour) => {
  const lines = [...document.querySelector(".stVegaLiteChart")
    .querySelectorAll(".mark-line path")]
    .filter(line => line.getAttribute("stroke") === colour)
    .map(line => line.getAttribute("d"));
  const longest = lines.sort((a, b) => b.length - a.length)[0];
  return longest.slice(1).split("L").map(point => point.split(",").map(Number));
}"""
COLORS = {"fold": "#0072B2", "by_hand": "#CC79A7"}


def slider_of(page: Page, key: str) -> Locator:
    return page.locator(f".st-key-{key} input")


def area_of(page: Page) -> tuple[float, float]:
    """Return width and height of the first picture's drawing area, in its pixels."""
    return tuple(page.evaluate(AREA))


def line_in(page: Page, color: str) -> list[tuple[float, float]]:
    """Read its longest line of that colour, in shares from the left and from below."""
    width, height = area_of(page)
    return [(x / width, 1 - y / height) for x, y in page.evaluate(LINE, color)]


def line_of(page: Page, screen: str) -> list[tuple[float, float]]:
    """Read the line that is moved in units of the axes."""
    (left, right), (low, high) = TEMPERATURE.x_domain, TEMPERATURE.y_domain
    return [
        (left + x * (right - left), low + y * (high - low))
        for x, y in line_in(page, COLORS[screen])
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
