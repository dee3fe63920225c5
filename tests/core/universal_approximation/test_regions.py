from fractions import Fraction
from itertools import product

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.mlp import MLP, random_mlp
from core.universal_approximation.regions import (
    center,
    coincidences,
    count_regions,
    distinct_lines,
    max_regions,
    unit_lines,
    window_regions,
)

DICE = st.integers(-4, 4)
LINES = st.lists(st.tuples(DICE, DICE, DICE), min_size=1, max_size=6)


def feasible(constraints: list[tuple[Fraction, Fraction, Fraction]]) -> bool:
    """Fourier-Motzkin: say whether some (x, y) has a x + b y + c > 0 for all."""
    below = [(a / b, c / b) for a, b, c in constraints if b > 0]
    above = [(a / b, c / b) for a, b, c in constraints if b < 0]
    # y > -(a x + c) / b for b > 0, and < for b < 0: every pair leaves one in x.
    in_x = [(a, c) for a, b, c in constraints if b == 0]
    in_x += [(p - q, s - t) for (p, s), (q, t) in product(below, above)]
    if any(a == 0 and c <= 0 for a, c in in_x):
        return False
    lows = [-c / a for a, c in in_x if a > 0]
    highs = [-c / a for a, c in in_x if a < 0]
    return not lows or not highs or max(lows) < min(highs)


def brute_force_regions(lines: list[tuple[int, int, int]]) -> int:
    """Try every pattern of sides, and count those that some point has."""
    with_line = [line for line in lines if line[0] or line[1]]
    return sum(
        feasible(
            [
                tuple(Fraction(sign * value) for value in line)
                for sign, line in zip(signs, with_line, strict=True)
            ]
        )
        for signs in product((1, -1), repeat=len(with_line))
    )


def test_the_published_most_regions():
    assert [max_regions(h) for h in (1, 2, 3, 4, 6)] == [2, 4, 7, 11, 22]


def test_regions_by_hand():
    cross = [(1, 0, 0), (0, 1, 0)]

    assert count_regions([]) == 1
    assert count_regions([*cross, (0, 0, 5)]) == 4
    assert count_regions([*cross, (1, 1, 0)]) == 6  # all through one point
    assert count_regions([*cross, (1, 1, -1)]) == 7
    assert count_regions([*cross, (1, 0, -1)]) == 6  # a parallel
    assert count_regions([*cross, (-2, 0, 0)]) == 4  # the same line turned round


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([(1, 0, 0), (0, 1, 0), (1, 1, -1)], (0, 0, False, False)),
        ([(1, 0, 0), (0, 0, 5)], (1, 0, False, False)),
        ([(1, 0, 0), (-2, 0, 0), (0, 1, 0)], (0, 1, False, False)),
        ([(1, 0, 0), (1, 0, -1)], (0, 0, True, False)),
        ([(1, 0, 0), (0, 1, 0), (1, 1, 0)], (0, 0, False, True)),
    ],
)
def test_why_there_are_fewer_regions_than_there_could_be(lines, why):
    assert coincidences(lines) == why


@settings(max_examples=40)
@given(LINES)
def test_fewer_regions_than_the_most_have_a_reason(lines):
    assert any(coincidences(lines)) == (count_regions(lines) < max_regions(len(lines)))


@settings(max_examples=60)
@given(LINES)
def test_the_count_is_that_of_brute_force_on_dice_with_parallels(lines):
    assert count_regions(lines) == brute_force_regions(lines) <= max_regions(len(lines))


@settings(max_examples=15)
@given(st.integers(1, 7), st.integers(0, 9999))
def test_the_count_is_that_of_brute_force_on_random_networks(num_hiddens, seed):
    mlp = random_mlp(2, num_hiddens, generator=torch.Generator().manual_seed(seed))
    lines = unit_lines(mlp)

    assert count_regions(lines) == brute_force_regions(lines)


@settings(max_examples=30)
@given(LINES)
def test_a_window_beyond_every_crossing_shows_all_regions(lines):
    regions = window_regions(lines, 1000)

    assert len(regions) == count_regions(lines)
    assert len({region.sides for region in regions}) == len(regions)


@settings(max_examples=20)
@given(LINES)
def test_regions_fill_the_window_and_know_their_sides(lines):
    regions = window_regions(lines, 3)

    assert sum(area(region.corners) for region in regions) == 36
    for region in regions:
        x, y = center(region)
        for (a, b, c), side in zip(lines, region.sides, strict=True):
            assert (a * x + b * y + c > 0) == bool(side)


def area(corners) -> Fraction:
    points = [(Fraction(x, w), Fraction(y, w)) for x, y, w in corners]
    turned = [*points[1:], points[0]]
    return sum(x * v - u * y for (x, y), (u, v) in zip(points, turned, strict=True)) / 2


def test_lines_of_a_network_are_integers_with_its_signs():
    mlp = MLP(
        torch.tensor([[0.5, -1.0], [0.25, 0.0]]),
        torch.tensor([1.0, 3.0]),
        torch.ones(2, 1),
        torch.zeros(1),
    )

    assert unit_lines(mlp) == [(2, 1, 4), (-1, 0, 3)]
    assert distinct_lines([(2, 1, 4), (-2, -1, -4), (0, 0, 1)]) == [(2, 1, 4)]
