import math

import pytest

from core.activations import find
from core.activations.properties import properties_of
from core.activations.properties.breaks import breaks_of
from core.activations.properties.search import tidy_place


@pytest.mark.parametrize(
    "text",
    [
        "sin(100x)",
        "sin(exp(x/2))",
        "x^2*sin(1/x)",
        "exp(-(1000x - 5)^2)",
        "abs(x)^1.1",
        "sqrt(x^4)",
        "log(exp(x))",
        "exp(1/x)",
        "where(x > 1, x^2, 2x - 1)",
    ],
)
def test_what_is_smooth_has_no_break_however_steep_or_fast_it_is(text: str):
    row = properties_of(find(text))

    assert (row.jumps, row.kinks) == ((), ())


@pytest.mark.parametrize(
    ("text", "kinks"),
    [
        ("relu(1000x - 5)", [0.005]),
        ("max(x^2, 2x + 1)", [1 - math.sqrt(2), 1 + math.sqrt(2)]),
        ("abs(x - 1/3) + sin(100x)", [1 / 3]),
        ("max(sin(100x), 0.0003x + 2)", []),
        ("softplus(x) - relu(x)", [0]),
        ("sqrt(abs(x))", [0]),
        ("sqrt(max(0, x))", [0]),
        ("abs(x)^1.5", []),
    ],
)
def test_every_kink_is_found(text: str, kinks: list[float]):
    row = properties_of(find(text))

    assert row.jumps == ()
    assert row.kinks == pytest.approx(kinks, abs=1e-9)


def test_of_many_kinks_the_forty_nearest_to_0_are_told():
    kinks = properties_of(find("abs(sin(9x))")).kinks

    assert len(kinks) == 40
    assert [9 * x / math.pi for x in kinks] == pytest.approx(
        [round(9 * x / math.pi) for x in kinks], abs=1e-8
    )
    assert max(map(abs, kinks)) == pytest.approx(20 * math.pi / 9)


def test_a_fast_wave_does_not_drown_the_kinks_beside_it():
    kinks = properties_of(find("abs(sin(3x)) + sin(30x)")).kinks

    assert [3 * x / math.pi for x in kinks] == pytest.approx(range(-19, 20), abs=1e-8)


@pytest.mark.parametrize(
    ("text", "jumps"),
    [
        ("where(x > 1/3, 1, 0)", [1 / 3]),
        ("where(x == 0, 5, 0)", [0]),
        ("where(x > 0.001, x, 0)", [0.001]),
        ("where(x > 0.003, 2, 0) + tanh(1000x - 35)", [0.003]),
        ("1/(x - 0.005)", [0.005]),
        ("log(abs(x - 1/3))", [1 / 3]),
        ("tan(x)", [(k + 0.5) * math.pi for k in range(-6, 6)]),
        ("abs(x)^0.3", []),
        ("sin(x)/x", []),
    ],
)
def test_every_jump_and_every_pole_is_found(text: str, jumps: list[float]):
    assert properties_of(find(text)).jumps == pytest.approx(jumps, abs=1e-12)


def test_breaks_beyond_those_told_are_read_all_the_same():
    row = breaks_of(find("where(sin(50x) > 0, 1, 0)"), {})

    assert len(row.jumps) == 40
    near = row.read[row.read.abs() < 5] * 50 / math.pi
    turns = near[(near - near.round()).abs() < 1e-9].round().unique()
    assert len(turns) == 2 * math.floor(5 * 50 / math.pi) + 1


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
