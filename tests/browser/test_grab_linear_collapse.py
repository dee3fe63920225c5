import re
from collections.abc import Callable

import pytest
import torch
from playwright.sync_api import Page, expect

from core.affine import Affine
from core.linear_collapse.plane import FOLD, carry
from screens.linear_collapse import plane_picture
from screens.linear_collapse.link import LINK
from screens.linear_collapse.plane_picture import points_of
from screens.linear_collapse.unit_vector_arrows import ENTRIES, GRID, said
from tests.browser.conftest import LAPTOP, settle
from tests.browser.hands import (
    handle_of,
    middle,
    mouse_held,
    open_picture,
    way,
)
from tests.browser.line_picture import area_of

pytestmark = pytest.mark.xdist_group("hands")
ARROWS = "linear_collapse?screen=arrows"
# In pixels of the drawing area: points, ends of grid lines, and 0 and the arrow tips.
PICTURE = """() => {
  const all = (query) => [...document.querySelectorAll(`.stVegaLiteChart ${query}`)];
  const place = (of) => /\\((.*?),(.*?)\\)/.exec(of.getAttribute("transform"));
  const numbers = ([, ...texts]) => texts.map(Number);
  const line = (of) => of.getAttribute("d").slice(1).split("L")
    .map(point => point.split(",").map(Number));
  return {
    points: all(".layer_1_marks path").map(place).map(numbers),
    grid: all(".layer_0_marks path").map(line),
  };
}"""
REACH = 3.4


def unit(page: Page) -> float:
    """Return how many pixels a unit of both axes is."""
    return min(area_of(page)) / (2 * REACH)


def assert_plane_is_under(page: Page, W: torch.Tensor) -> None:
    assert_plane_is_at(page, Affine(W, torch.zeros(2, dtype=torch.float64)))


def assert_plane_is_at(
    page: Page, to: Callable[[torch.Tensor], torch.Tensor], grid: torch.Tensor = GRID
) -> None:
    """Points and grid are where core puts them, also while a hand holds."""
    width, height = area_of(page)
    middle_of = torch.tensor([width / 2, height / 2], dtype=torch.float64)
    scale = torch.tensor([unit(page), -unit(page)], dtype=torch.float64)
    drawn = page.evaluate(PICTURE)
    X, _ = points_of("xor", 0)
    for told, true in (("points", X), ("grid", grid)):
        places = (torch.tensor(drawn[told], dtype=torch.float64) - middle_of) / scale
        torch.testing.assert_close(places, to(true), atol=2e-2, rtol=0)


def entries(page: Page) -> list[float]:
    texts = [
        handle_of(page, f"image of unit vector {i}").get_attribute("aria-valuetext")
        for i in (1, 2)
    ]
    return [float(text) for text in ", ".join(texts).replace("−", "-").split(", ")]


def matrix(values: list[float]) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64).view(2, 2)


def assert_all_agree(page: Page, values: list[float]) -> None:
    """Picture, link, numbers and text say the same."""
    settle(page)
    for key, value in zip(ENTRIES, values, strict=True):
        if value != LINK[key].default:
            expect(page).to_have_url(re.compile(rf"{key}={value:g}(\.0)?(&|$)"))
    expect(page.locator(".readout-lead")).to_have_text(said(matrix(values)))
    assert entries(page) == values
    assert_plane_is_under(page, matrix(values))


def test_an_arrow_takes_the_plane_along(page: Page, dashboard_url: str):
    page.set_viewport_size(LAPTOP)
    wire = open_picture(page, f"{dashboard_url}/{ARROWS}")
    for i, right, up in ((1, -0.4, 0.8), (2, 1.0, -0.5)):
        handle = handle_of(page, f"image of unit vector {i}")
        start, heard = middle(handle), len(wire.messages)
        end = start[0] + right * unit(page), start[1] - up * unit(page)
        with mouse_held(page, [start, *way(start, end, 10)]):
            assert_plane_is_under(page, matrix(entries(page)))
            assert len(wire.messages) == heard
        assert_all_agree(page, entries(page))

    assert entries(page) == pytest.approx([0.6, 0.8, 1.0, 0.5], abs=0.11)
    page.get_by_role("button", name="W in numbers").click()
    for key, value in zip(ENTRIES, entries(page), strict=True):
        slider = page.locator(f".st-key-{key} input")
        expect(slider).to_have_attribute("aria-valuetext", f"{value:.1f}")


def test_t_is_moved_along_the_way_through_the_network(page: Page, dashboard_url: str):
    page.set_viewport_size(LAPTOP)
    link = "linear_collapse?screen=fold&solved=1"
    wire = open_picture(page, f"{dashboard_url}/{link}")
    rail = handle_of(page, "t, the way")
    start, heard = middle(rail), len(wire.messages)
    length = area_of(page)[0] * 0.8
    for t in (1.5, 2.6, 4.2):
        end = start[0] + (t - float(rail.get_attribute("aria-valuetext"))) * length / 5
        with mouse_held(page, [start, *way(start, (end, start[1] - 30), 10)]):
            assert rail.get_attribute("aria-valuetext") == f"{t}"
            assert_plane_is_at(
                page,
                lambda X, t=t: carry(X, *FOLD, torch.abs, t),
                plane_picture.GRID,
            )
            says = "no line" if t < 3 else "a line"
            chart = page.locator(".stVegaLiteChart svg")
            expect(chart).to_contain_text(f"{says} separates them")
            assert len(wire.messages) == heard
        slider = page.locator(".st-key-t input")
        expect(slider).to_have_attribute("aria-valuetext", f"{t:.2f}")
        expect(page).to_have_url(re.compile(rf"[?&]t={t:g}(&|$)"))
        settle(page)
        start, heard = middle(rail), len(wire.messages)
    rail.focus()
    page.keyboard.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", "4.10")
