from fractions import Fraction

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.linear_collapse.separability import separate

POINTS = st.lists(
    st.tuples(st.integers(-4, 4), st.integers(-4, 4), st.booleans()),
    min_size=2,
    max_size=9,
).filter(lambda points: len({one for _, _, one in points}) == 2)


def separable_by_linear_programme(X, y):
    """Ask scipy for w, c with (2y - 1)(w·x - c) ≥ 1."""
    from scipy.optimize import linprog

    sign = 2 * y - 1
    rows = torch.cat([-sign[:, None] * X, sign[:, None]], dim=1).double()
    result = linprog([0, 0, 0], rows.numpy(), [-1] * len(X), bounds=[(None, None)] * 3)
    return result.status == 0


def test_xor_is_not_separable_because_its_diagonals_cross():
    X = torch.tensor([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0], [1.0, 0.0]])

    separation = separate(X, torch.tensor([0.0, 0.0, 1.0, 1.0]))

    zeros, ones = separation.meeting
    assert not separation.separable
    assert sorted(zeros.tolist()) == [[0, 0], [1, 1]]
    assert sorted(ones.tolist()) == [[0, 1], [1, 0]]


def test_a_point_within_a_triangle_is_the_proof():
    X = torch.tensor([[0.0, 0.0], [4.0, 0.0], [0.0, 4.0], [1.0, 1.0]])

    separation = separate(X, torch.tensor([0.0, 0.0, 0.0, 1.0]))

    assert separation.meeting[0].shape == (3, 2)
    assert separation.meeting[1].tolist() == [[1, 1]]


@pytest.mark.parametrize(
    ("zeros", "ones", "separable"),
    [
        ([(0, 0)], [(0, 0)], False),
        ([(0, 0), (2, 0)], [(1, 0)], False),
        ([(0, 0), (1, 0)], [(2, 0)], True),
        ([(0, 0), (2, 0)], [(1, 0), (3, 0)], False),
        ([(0, 0), (2, 0), (1, 2)], [(1, 2)], False),
    ],
)
def test_points_segments_and_triangles(zeros, ones, separable):
    X = torch.tensor([*zeros, *ones], dtype=torch.float64)
    y = torch.tensor([0.0] * len(zeros) + [1.0] * len(ones))

    assert separate(X, y).separable is separable


def test_a_gap_below_any_tolerance_is_still_a_gap():
    touching = torch.tensor([[1.0, 0.0], [1.0, 0.0]], dtype=torch.float64)
    apart = torch.tensor([[1.0, 0.0], [1.0 + 2**-52, 0.0]], dtype=torch.float64)
    y = torch.tensor([0.0, 1.0])

    assert not separate(touching, y).separable
    assert separate(apart, y).separable


def test_coordinates_of_any_size_are_taken_exactly():
    X = torch.tensor([[1e300, 1e-300], [-1e300, 1e-300]], dtype=torch.float64)

    assert separate(X, torch.tensor([0.0, 1.0])).separable


@settings(max_examples=200)
@given(POINTS)
def test_the_answer_is_that_of_a_linear_programme_and_the_certificate_proves_it(points):
    X = torch.tensor([[float(a), float(b)] for a, b, _ in points])
    y = torch.tensor([float(one) for _, _, one in points])
    separation = separate(X, y)

    assert separation.separable is separable_by_linear_programme(X, y)
    if separation.separable:
        w1, w2, c = map(Fraction, separation.line)
        for (a, b), one in zip(X.tolist(), y.tolist(), strict=True):
            side = w1 * Fraction(a) + w2 * Fraction(b) - c
            # The line is rounded to floats; a point of whole numbers is not that near.
            assert (side > 0) == bool(one)
    else:
        zeros, ones = separation.meeting
        corners = torch.cat([zeros, ones])
        labels = torch.tensor([0.0] * len(zeros) + [1.0] * len(ones))
        assert len(corners) <= 4
        assert not separable_by_linear_programme(corners, labels)
        assert {*map(tuple, corners.tolist())} <= {*map(tuple, X.tolist())}


def test_a_point_that_is_not_finite_is_refused():
    X = torch.tensor([[0.0, float("nan")], [1.0, 1.0]])

    with pytest.raises(ValueError, match="1 points are not finite"):
        separate(X, torch.tensor([0.0, 1.0]))
