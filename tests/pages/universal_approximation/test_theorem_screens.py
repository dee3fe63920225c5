"""Outside the interval, the theorem, and two inputs."""

import math
import re
from collections.abc import Callable
from functools import partial

import pytest
import torch

from core.universal_approximation.errors import KERNEL_LENGTH
from core.universal_approximation.kernels import kernel_network
from core.universal_approximation.regions import max_regions
from core.universal_approximation.targets import named_targets
from screens.universal_approximation import (
    kernels,
    outside_guess,
    outside_interval,
    plane_regions,
    plane_tower,
    theorem,
)
from screens.universal_approximation.target_choice import WAVE
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.reading import markdown_of, open_more, table
from tests.pages.reading import plainly_said as said

open_screen = partial(
    reading.open_screen, lesson="universal_approximation", solved=True
)
SINE = named_targets()["wave"]


def test_outside_ramps_go_straight_on_and_nothing_is_shown_of_it(open_page: OpenPage):
    end, once, twice = outside_interval.right_of(WAVE, "ramps", 8)

    assert twice - once == pytest.approx(once - end)
    assert once != end
    hidden = table(open_screen(open_page, "outside", solved=False), "curves")
    solved = open_screen(open_page, "outside")
    shown = table(solved, "curves")
    beyond = hidden["x"] > SINE.high + 1e-6
    assert hidden["by hand"][beyond].isna().all()
    assert shown["by hand"][beyond].notna().any()
    assert f"{once:.3g}" in said(solved)


GRID = outside_guess.grid()


def drawn_outside(right: Callable[[torch.Tensor], torch.Tensor]) -> tuple[float, ...]:
    """Draw 0 to the left, the wave inside, and `right` of x - 2π beyond."""
    x = GRID.x
    beyond = right(x - SINE.high).clamp(GRID.bottom, GRID.top)
    inside = torch.where(x < SINE.low, torch.zeros_like(x), x.sin())
    return tuple(torch.where(x > SINE.high, beyond, inside).tolist())


@pytest.mark.parametrize(
    ("right", "shape", "is_right"),
    [
        (lambda x: 0.9 * x, "a line that rises", True),
        (lambda x: -0.9 * x, "a line that falls", False),
        (torch.sin, "a wave that goes on", False),
        (lambda x: 0 * x, "a level line", False),
    ],
)
def test_what_is_drawn_outside_is_judged_there(right, shape: str, is_right: bool):
    guess = drawn_outside(right)
    x = GRID.x[(GRID.x < SINE.low) | (GRID.x > SINE.high)]
    slope = SINE.high / 8
    last = (0 - math.sin(SINE.high - slope)) / slope
    truth = torch.where(x < 0, 0 * x, last * (x - SINE.high)).clamp(max=GRID.top)

    off = outside_guess.missed(guess)

    mean = (GRID.heights(guess, x) - truth).abs().mean().item()
    assert off.mean == pytest.approx(mean, abs=1e-6)
    assert outside_guess.shape(guess) == shape
    assert outside_guess.is_right(guess) == is_right
    assert f"On average you are {off.mean:.2f} off" in outside_guess.reply(guess)


def test_x_squared_stays_above_all_others(open_page: OpenPage):
    errors = theorem.errors_at(WAVE, theorem.AT)
    others = [error for name, error in errors.items() if name != "square"]

    assert theorem.truth() == "square"
    assert errors["square"] > 10 * max(others)
    before = table(open_screen(open_page, "theorem", solved=False), "widths")
    after = table(open_screen(open_page, "theorem"), "widths")
    assert before["width"].max() <= theorem.SO_FAR
    assert set(before["method"]) == set(after["method"]) == set(theorem.ASKED.values())


def test_rounding_stops_the_kernel_where_its_system_is_lost_in_it(open_page: OpenPage):
    widths = table(open_screen(open_page, "theorem"), "widths")
    kernel = widths[widths["method"] == "Gaussian kernel"].set_index("width")["error"]
    least, at = kernel.min(), kernel.idxmin()

    assert kernel.loc[at:].iloc[-1] > 2 * least
    assert math.isinf(kernel_network(SINE, at, "gaussian", KERNEL_LENGTH).condition)
    assert "At 3 × 10⁻⁸ float64's rounding" in theorem.explain()
    assert least == pytest.approx(3e-8, rel=0.2)


def test_the_theorem_is_told_with_its_conditions():
    told = theorem.explain()

    for condition in ("biases", "every continuous", "closed, bounded", "polynomial"):
        assert condition in told
    assert "locally bounded and piecewise continuous" in told


def test_trained_networks_join_the_others(open_page: OpenPage):
    app = open_screen(open_page, "theorem", with_trained="true")

    assert {"trained, best", "trained, median"} <= set(table(app, "widths")["method"])


def test_a_kernel_meets_its_points_and_not_the_curve(open_page: OpenPage):
    fit = kernel_network(SINE, 8, "gaussian", kernels.LENGTH)
    at_points, anywhere = kernels.misses(WAVE, fit)

    assert at_points < 1e-12
    assert anywhere > 0.1
    assert kernels.truth() == "points"
    before = open_screen(open_page, "kernels", solved=False)
    assert "kernel" not in table(before, "curves")
    assert len(table(before, "points")) == 8


def test_a_fourth_line_adds_four_regions(open_page: OpenPage):
    assert plane_regions.OPTIONS[plane_regions.truth()] == max_regions(4) == 11
    before = table(open_screen(open_page, "regions", solved=False), "regions")
    after = table(open_screen(open_page, "regions"), "regions")

    assert before["region"].nunique() == max_regions(3)
    assert after["region"].nunique() == max_regions(4)


@pytest.mark.parametrize("directions", [1, 2, 12])
def test_a_threshold_lies_between_what_is_said(open_page: OpenPage, directions: int):
    told = said(open_screen(open_page, "tower", directions=str(directions)))
    inside, outside = re.search(
        r"least ([\d.]+), well outside at most ([\d.]+)", told
    ).groups()

    assert ("no threshold" in told) == (float(inside) <= float(outside))
    assert ("no threshold" in told) == (directions == 1)
    assert float(outside) <= directions - 0.5 <= float(inside) or directions == 1


def test_an_arm_has_one_ridge_and_one_layer_is_enough_by_theorem(open_page: OpenPage):
    tower = plane_tower.cached_tower(2, 12.0, False)

    assert plane_tower.arm_height(tower) == pytest.approx(1, abs=1e-3)
    assert plane_tower.truth() == "one"
    assert "second nonlinear layer" in plane_tower.explain()
    assert "Cybenko" in plane_tower.explain()
    heights = table(open_screen(open_page, "tower"), "heights")["text"].tolist()
    assert heights == ["2", *["1"] * 4]


def test_exercise_4_is_answered_for_any_number_of_layers():
    app = open_more("pieces", "Exercises", lesson="universal_approximation")

    assert "the output is one, at any depth" in markdown_of(app)
