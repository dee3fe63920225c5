import math

import pytest
import torch

from core.activations import find
from core.properties import properties_of
from core.properties.breaks import find_breaks
from core.properties.grid import tidy_place


@pytest.mark.parametrize(
    "text",
    [
        "sin(100x)",
        "sin(300x)",
        "sin(1000x)",
        "sin(100000x)",
        "sin(x^2)",
        "cos(x^2)",
        "sin(exp(x))",
        "x^2*sin(1/x)",
        "exp(-(1000x - 5)^2)",
        "abs(x)^1.1",
    ],
)
def test_a_smooth_wave_has_no_break_however_fast_it_is(text: str):
    row = properties_of(find(text))

    assert (row.jumps, row.kinks) == ((), ())


@pytest.mark.parametrize(
    ("text", "kinks"),
    [
        ("abs(x)", [0]),
        ("relu(1000x - 5)", [0.005]),
        ("max(x^2, 2x + 1)", [1 - math.sqrt(2), 1 + math.sqrt(2)]),
        ("abs(x - 1/3) + sin(100x)", [1 / 3]),
        ("max(sin(100x), 0.0003x + 2)", []),
        ("abs(x^2 - 4)", [-2, 2]),
        ("where(x > 0, 1e-3x, 0)", [0]),
    ],
)
def test_every_kink_is_found(text: str, kinks: list[float]):
    row = properties_of(find(text))

    assert row.jumps == ()
    assert row.kinks == pytest.approx(kinks, abs=1e-9)


def test_of_many_kinks_the_forty_nearest_to_0_are_told():
    kinks = properties_of(find("abs(sin(3x))")).kinks

    assert len(kinks) == 40
    assert [3 * x / math.pi for x in kinks] == pytest.approx(
        [round(3 * x / math.pi) for x in kinks], abs=1e-8
    )
    assert max(map(abs, kinks)) == pytest.approx(20 * math.pi / 3)


def test_a_fast_wave_does_not_drown_the_kinks_beside_it():
    kinks = properties_of(find("abs(sin(3x)) + sin(100x)")).kinks
    turns = [3 * x / math.pi for x in kinks]

    assert turns == pytest.approx([round(turn) for turn in turns], abs=1e-6)
    assert {round(turn) for turn in turns} >= set(range(-8, 9))


@pytest.mark.parametrize(
    ("text", "jumps"),
    [
        ("where(x > 1/3, 1, 0)", [1 / 3]),
        ("where(x > 1/3, x, 0)", [1 / 3]),
        ("where(x == 0, 5, 0)", [0]),
        ("where(x > 0.001, x, 0)", [0.001]),
        ("sign(x - 700)", [700]),
        ("1/(x^2 - 2)", [-math.sqrt(2), math.sqrt(2)]),
        ("1/(x - 0.005)", [0.005]),
        ("log(abs(x - 1/3))", [1 / 3]),
        ("abs(x)^0.3", []),
        ("tanh(1000000x)", []),
        ("log(exp(x))", []),
    ],
)
def test_every_jump_is_found_and_nothing_steep_is_one(text: str, jumps: list[float]):
    assert properties_of(find(text)).jumps == pytest.approx(jumps, abs=1e-12)


def test_the_poles_of_the_tangent_are_found():
    jumps = properties_of(find("tan(x)")).jumps

    assert jumps == pytest.approx([(k + 0.5) * math.pi for k in range(-20, 20)])


def test_breaks_beyond_those_told_are_known_to_the_search():
    activation = find("where(sin(50x) > 0, 1, 0)")

    found, _ = find_breaks(activation.fn, activation.derivative)

    near = [b.x for b in found if abs(b.x) < 5]
    assert len(near) == 2 * math.floor(5 * 50 / math.pi) + 1


@pytest.mark.parametrize(
    ("found", "place"),
    [
        (0.3 + 5e-17, 0.3),
        (1 / 3 + 6e-17, 1 / 3),
        (-2e-16, 0),
        (math.sqrt(2), math.sqrt(2)),
        (0.005000000123, 0.005000000123),
    ],
)
def test_a_place_is_tidied_only_to_what_it_may_stand_for(found: float, place: float):
    assert tidy_place(found) == place


def test_a_slope_is_read_off_the_function_where_autograd_has_none():
    row = properties_of(find("sqrt(x^4)"))

    assert row.minimum.places[0].low == 0
    assert row.mean_output == pytest.approx(1)
    assert torch.isfinite(torch.tensor(row.minimum.value))
