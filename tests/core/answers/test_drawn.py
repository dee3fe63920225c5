import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from core.answers.drawn import CurveTurn, DrawingGrid, curve_turns, miss

GRID = DrawingGrid(31.5, 42, 0, 1, 22)
U = tuple(abs(x - 37) / 10 for x in GRID.x.tolist())


def test_a_drawn_curve_is_as_many_numbers_on_the_axis_as_there_are_places():
    assert GRID.read(list(U)) == U
    assert GRID.read([0] * 22) == (0.0,) * 22


@pytest.mark.parametrize(
    "told",
    [
        None,
        "0" * 22,
        {},
        [0.5] * 21,
        [0.5] * 1_000_000,
        [0.5] * 21 + [math.nan],
        [0.5] * 21 + [-0.01],
        [0.5] * 21 + [1.01],
        [0.5] * 21 + [10**400],
        [0.5] * 21 + ["0.5"],
        [0.5] * 21 + [None],
        [0.5] * 21 + [True],
        [[0.5]] * 22,
    ],
)
def test_anything_else_is_none(told: object):
    assert GRID.read(told) is None


def test_between_its_places_a_curve_is_straight_and_beyond_its_ends_flat():
    x = torch.tensor([31.5, 31.75, 32.0, 42.0, 30.0, 50.0])

    assert GRID.heights(U, x).tolist() == pytest.approx(
        [0.55, 0.525, 0.5, 0.5, 0.55, 0.5]
    )


def test_a_u_turns_once_where_it_is_lowest():
    assert GRID.turns(U) == [CurveTurn(37.0, True)]
    assert GRID.turns(tuple(1 - y for y in U)) == [CurveTurn(37.0, False)]


def test_a_flat_bottom_turns_in_its_middle():
    x = torch.arange(7.0)
    y = torch.tensor([1.0, 0.5, 0, 0, 0, 0.5, 1])

    assert curve_turns(x, y, 0.1) == [CurveTurn(3.0, True)]


def test_a_wave_turns_as_often_as_the_sine():
    x = torch.linspace(0, 4 * torch.pi, 401)

    turns = curve_turns(x, x.sin(), 0.1)

    assert [turn.is_valley for turn in turns] == [False, True, False, True]
    places = torch.tensor([turn.x for turn in turns])
    torch.testing.assert_close(
        places, torch.pi * (0.5 + torch.arange(4)), atol=0.04, rtol=0
    )


@given(
    noise=st.lists(st.floats(-0.02, 0.02), min_size=22, max_size=22),
    way=st.sampled_from([-1, 0, 1]),
)
def test_a_tremble_is_no_turn(noise: list[float], way: int):
    drawn = [0.5 + way * (i - 11) / 44 + tremble for i, tremble in enumerate(noise)]

    assert GRID.turns(drawn) == []


def test_a_miss_is_measured_where_it_is_largest_and_on_average():
    x = torch.tensor([1.0, 2.0, 4.0])

    found = miss(x, torch.tensor([0.1, 0.5, 0.2]), torch.tensor([0.2, 0.1, 0.3]))

    assert found == pytest.approx((0.2, 2.0, 0.5, 0.1))
