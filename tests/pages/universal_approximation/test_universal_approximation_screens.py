"""What the screens of lesson 5 draw and say, against core."""

import math
import re
from collections.abc import Callable
from functools import partial

import pandas as pd
import pytest
import torch
from streamlit.testing.v1 import AppTest

from core.universal_approximation.constructions import (
    CONSTRUCTIONS,
    build_ramps,
    ramp_bounds,
)
from core.universal_approximation.errors import construction_error
from core.universal_approximation.fit_by_hand import GOAL, best_heights, score
from core.universal_approximation.kernels import kernel_network
from core.universal_approximation.pieces import deep_pieces, max_pieces
from core.universal_approximation.regions import max_regions
from core.universal_approximation.sawtooth import tent_stack
from core.universal_approximation.targets import named_targets
from core.universal_approximation.trained import SEEDS, errors_of, find
from core.universal_approximation.typed_targets import TARGET_NAMES
from screens.universal_approximation import (
    bumps_by_hand,
    count_pieces,
    found_weights,
    kernels,
    next_unit,
    one_step,
    outside_interval,
    plane_regions,
    plane_tower,
    sawtooth_layers,
    theorem,
    twice_units,
)
from screens.universal_approximation.target_choice import WAVE
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.reading import frames, markdown_of, open_more

open_screen = partial(
    reading.open_screen, lesson="universal_approximation", solved=True
)
SINE = named_targets()["wave"]
TAG = re.compile(r"<style>.*?</style>|<[^>]+>", re.DOTALL)


def said(app: AppTest) -> str:
    return TAG.sub("", reading.said(app))


def table(app: AppTest, name: str, chart: int = 0) -> pd.DataFrame:
    return frames(app, chart)[name]


def test_a_step_stands_where_the_unit_is_one_half(open_page: OpenPage):
    x = one_step.PLACES[one_step.truth()]
    assert torch.sigmoid(torch.tensor(8 * x - 4)).item() == 0.5

    before = open_screen(open_page, "step", solved=False)
    after = open_screen(open_page, "step")

    assert table(before, "places")["text"].tolist() == ["?"] * 4
    assert set(table(before, "step")["kind"]) == {"before"}
    assert table(after, "places").to_dict("list") == {"x": [0.5], "text": ["0.5"]}


@pytest.mark.parametrize("held", ["place s", "bias b"])
def test_without_a_weight_there_is_no_step(open_page: OpenPage, held: str):
    app = open_screen(open_page, "step", held=held, w="0")

    assert "With w = 0 there is no step" in said(app)
    assert table(app, "places").empty


def test_bumps_of_the_link_are_scored_and_judged(open_page: OpenPage):
    best = best_heights(SINE, 5)
    link = ", ".join(f"{height:g}" for height in best)
    app = open_screen(open_page, "by_hand", solved=False, heights=link, bump="3")

    assert f"{score(SINE, best):.2f}" in said(app)
    assert table(app, "best").empty
    assert bumps_by_hand.is_right(link)
    assert not bumps_by_hand.is_right("0, 0, 0, 0, 0")
    assert len(table(open_screen(open_page, "by_hand"), "best")) == 193


def test_a_bump_out_of_its_place_is_scored_and_judged_where_it_is(open_page: OpenPage):
    best = best_heights(SINE, 5)
    link = ", ".join(f"{height:g}" for height in best)
    shifts = [1.5, 0, -1.5, 0, 0.1]
    app = open_screen(
        open_page, "by_hand", solved=False, heights=link, shifts="1.5 0 -1.5 0 0.1"
    )

    reached = score(SINE, best, shifts)
    assert reached > GOAL
    assert f"{reached:.2f}" in said(app)
    app.button(key="lock").click().run()
    assert f"Your error is {reached:.2f}. Bumps in even places" in said(app)


@pytest.mark.parametrize("shifts", ["1 2", "0 0 0 0 9", "x"])
def test_shifts_that_cannot_be_read_leave_the_bumps_in_their_places(
    open_page: OpenPage, shifts: str
):
    app = open_screen(open_page, "by_hand", solved=False, shifts=shifts)

    assert len(app.warning) == 1
    assert not app.exception


def test_a_moved_bump_stands_in_the_link(open_page: OpenPage):
    app = open_screen(open_page, "by_hand", solved=False, bump="2")

    app.slider(key="height").set_value(0.95).run()

    assert app.text_input(key="heights").value == "0, 0.95, 0, 0, 0"
    assert f"{score(SINE, [0, 0.95, 0, 0, 0]):.2f}" in said(app)


def test_who_misses_the_challenge_hears_which_bump_costs_most():
    heights = best_heights(SINE, 5)
    heights[3] = 0.5

    reply = bumps_by_hand.reply(", ".join(map(str, heights)))

    assert score(SINE, heights) > GOAL
    assert "at bump 4: you set it to 0.5, best is −0.95" in reply


@pytest.mark.parametrize("text", ["2", "0, high", "0, 7"])
def test_heights_that_cannot_be_read_are_told_and_do_no_harm(
    open_page: OpenPage, text: str
):
    app = open_screen(open_page, "by_hand", solved=False, heights=text)

    assert len(app.warning) == 1
    app.button(key="lock").click().run()
    assert not app.exception
    assert "Your error is 1.00" in said(app)


def test_twice_the_units_leave_a_quarter_of_what_core_measures():
    ramps = CONSTRUCTIONS["ramps"]
    before, after = (construction_error(SINE, ramps, h, 0) for h in (8, 16))

    assert twice_units.truth() == "quarter"
    assert abs(math.log(4 * after / before)) < 0.1
    assert f"From {before:.2g} to {after:.2g}" in twice_units.explain()
    assert f"{before:.2g}" in twice_units.SCREEN.setup


def test_before_the_lock_the_chart_of_errors_stands_and_has_one(open_page: OpenPage):
    app = open_screen(open_page, "twice", solved=False, num_hiddens="16")

    assert len(app.get("vega_lite_chart")) == 2
    for name, rows in {"errors": 0, "bound": 0, "asked": 1, "open": 1}.items():
        assert len(table(app, name, 1)) == rows, name
    room = table(open_screen(open_page, "twice"), "room", 1)
    assert room.equals(table(app, "room", 1))


def test_the_errors_lie_below_their_bounds(open_page: OpenPage):
    app = open_screen(open_page, "twice", num_hiddens="100")
    errors, bounds = (table(app, name, 1)["error"] for name in ("errors", "bound"))

    assert (errors <= bounds * (1 + 1e-6)).all()
    assert table(app, "asked", 1)["width"].tolist() == [50, 100]
    assert bounds.iloc[5] == pytest.approx(min(ramp_bounds(SINE, 8)))


@pytest.mark.parametrize("num_hiddens", [1, 15, 96, 97, 200])
def test_any_number_of_units_is_compared_with_its_double_or_half(num_hiddens: int):
    few, many = twice_units.pair_of(num_hiddens)

    assert num_hiddens in (few, many)
    assert many - 2 * few in (0, 1)


@pytest.mark.parametrize("name", TARGET_NAMES)
def test_every_target_can_be_doubled_left_and_solved(open_page: OpenPage, name: str):
    for screen in ("twice", "outside", "kernels"):
        app = open_screen(open_page, screen, target=name, num_hiddens="13")
        assert app.slider(key="num_hiddens").value == 13


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ({"target": "formula", "formula": "1/x"}, "until then: `sin(3x) + x/2`"),
        ({"target": "points", "points": "1"}, "a curve takes 2 to 12 points"),
    ],
)
def test_a_target_that_is_none_is_told(open_page: OpenPage, link: dict, fault: str):
    app = open_screen(open_page, "twice", **link)

    assert fault in app.warning[0].value.replace("\\", "").lower()


def test_trained_networks_are_counted_by_both_measures(open_page: OpenPage):
    found = find(SINE, 8)
    largest, rms = errors_of(SINE, build_ramps(SINE, 8))
    by_largest = sum(error <= largest for error in found.errors)
    by_rms = sum(error <= rms for error in found.rms)

    app = open_screen(open_page, "found")

    assert (by_largest, by_rms) == found_weights.counts() == (0, 2)
    assert found_weights.truth() == "few"
    assert table(app, "built", 1)["text"].tolist() == ["0 of 16", "2 of 16"]
    assert len(table(app, "seeds", 1)) == 2 * len(SEEDS)
    assert table(app, "tries").shape[1] == 1 + len(SEEDS)


def test_nothing_is_trained_before_the_lock(open_page: OpenPage):
    app = open_screen(open_page, "found", solved=False)

    assert table(app, "tries").empty
    assert table(app, "seeds", 1).empty
    assert set(table(app, "built", 1)["text"]) == {"?"}


def test_the_largest_networks_are_trained_too(open_page: OpenPage):
    app = open_screen(open_page, "found", num_hiddens="200")

    assert app.select_slider(key="trained_units").value == 64
    assert len(table(app, "seeds", 1)) == 2 * len(SEEDS)


def test_the_six_units_that_are_drawn_have_the_most_pieces(open_page: OpenPage):
    before = open_screen(open_page, "pieces", solved=False)
    after = open_screen(open_page, "pieces")

    assert count_pieces.OPTIONS[count_pieces.truth()] == max_pieces(6) == 7
    assert table(before, "single")["unit"].nunique() == 6
    for name in ("pieces", "kinks", "headline"):
        assert table(before, name).empty
    assert table(after, "pieces")["piece"].nunique() == 7
    assert table(after, "headline")["text"].tolist() == ["7 pieces"]


@pytest.mark.parametrize("weights", ["random", "dice", "by hand", "trained"])
def test_pieces_of_all_weights_are_counted(open_page: OpenPage, weights: str):
    app = open_screen(open_page, "pieces", weights=weights, units="5")

    pieces = table(app, "pieces")["piece"].nunique()
    assert 1 <= pieces <= max_pieces(5)
    assert table(app, "headline")["text"].item().startswith(f"{pieces} piece")


def test_tents_double_the_pieces(open_page: OpenPage):
    tents = sawtooth_layers.TENTS
    deep = len(deep_pieces(tent_stack(tents), 0, 1))

    assert deep == 2**tents == sawtooth_layers.OPTIONS[sawtooth_layers.truth()]
    assert sawtooth_layers.OPTIONS["same"] == max_pieces(2 * tents)
    for k, words in (("8", "256 pieces"), ("1", "2 pieces")):
        app = open_screen(open_page, "layers", tents=k)
        assert table(app, "shades")["large"].tolist() == [words]
    before = open_screen(open_page, "layers", solved=False)
    assert table(before, "shades")["large"].tolist() == ["?"]


def test_both_shapes_are_trained_on_one_screen(open_page: OpenPage):
    link = {"tents": "3", "train_both": "true", "layer_width": "8"}
    app = open_screen(open_page, "layers", **link)

    assert len(app.get("vega_lite_chart")) == 2
    assert {"target", "trained", "limited"} <= set(table(app, "curves", 1))
    assert "one layer" in said(app)


def test_a_new_unit_changes_the_curve_on_its_right(open_page: OpenPage):
    assert next_unit.changed() == (False, True, True)
    assert next_unit.truth() == "right"

    before = table(open_screen(open_page, "unit", solved=False), "band")
    after = table(open_screen(open_page, "unit"), "band")

    assert (before["y"] == before["y2"]).all()
    assert (after["y"] != after["y2"]).any()


@pytest.mark.parametrize("construction", CONSTRUCTIONS)
@pytest.mark.parametrize("added", ["0", "1", "7", "8"])
def test_units_are_counted_one_by_one(
    open_page: OpenPage, construction: str, added: str
):
    app = open_screen(open_page, "unit", construction=construction, added=added)

    whole = int(added) - (construction == "bumps") * (int(added) % 2)
    labels = table(app, "labels")["text"].tolist()
    assert f"{whole} unit{'s' * (whole != 1)}" in labels


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


GRID = outside_interval.grid()


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

    off = outside_interval.missed(guess)

    mean = (GRID.heights(guess, x) - truth).abs().mean().item()
    assert off.mean == pytest.approx(mean, abs=1e-6)
    assert outside_interval.shape(guess) == shape
    assert outside_interval.is_right(guess) == is_right
    assert f"On average you are {off.mean:.2f} off" in outside_interval.reply(guess)


def test_x_squared_stays_above_all_others(open_page: OpenPage):
    errors = theorem.errors_at(WAVE, theorem.AT)
    others = [error for name, error in errors.items() if name != "square"]

    assert theorem.truth() == "square"
    assert errors["square"] > 10 * max(others)
    before = table(open_screen(open_page, "theorem", solved=False), "widths")
    after = table(open_screen(open_page, "theorem"), "widths")
    assert before["width"].max() <= theorem.SO_FAR
    assert {"ReLU ramps", "x² units", "multiquadric"} <= set(after["method"])


def test_the_theorem_is_told_with_its_conditions():
    told = theorem.explain()

    for condition in (
        "biases",
        "continuous",
        "closed, bounded",
        "locally bounded",
        "piecewise continuous",
        "polynomial",
    ):
        assert condition in told


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
