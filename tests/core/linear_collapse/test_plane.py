import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.affine import Affine
from core.linear_collapse.plane import (
    FOLD,
    STEPS,
    carry,
    grid_lines,
    line_ends,
    sign_changes,
)
from core.linear_collapse.stack import draw_stack

FIRST = Affine(torch.tensor([[1.0, 1.0], [1.0, -1.0]]), torch.tensor([0.5, -0.5]))
SECOND = Affine(torch.tensor([[2.0, 0.0], [0.0, 3.0]]), torch.tensor([-1.0, 1.0]))


def test_a_point_carried_through_by_hand():
    X = torch.tensor([[1.0, 2.0]])
    at = [carry(X, FIRST, SECOND, torch.relu, t).tolist()[0] for t in range(6)]

    assert at == [[1, 2], [3, -1], [3.5, -1.5], [3.5, 0], [7, 0], [6, 1]]


def test_halfway_is_the_mean_of_before_and_after():
    X = torch.tensor([[1.0, 2.0]])

    assert carry(X, FIRST, SECOND, torch.relu, 0.5).tolist() == [[2, 0.5]]
    assert carry(X, FIRST, SECOND, torch.relu, 2.5).tolist() == [[3.5, -0.75]]


@settings(max_examples=40)
@given(st.floats(0, len(STEPS) - 1), st.integers(0, 9999))
def test_without_a_bend_lines_stay_straight_and_parallel(t, seed):
    lines = grid_lines(5, 7, 3.0)
    layers = draw_stack((2, 2, 2), 1, seed).layers

    carried = carry(lines, *layers, lambda Z: Z, t)

    steps = carried.diff(dim=1)
    # Every step along every upright line is the same step, and so for the others.
    for family in (steps[:5], steps[5:]):
        torch.testing.assert_close(
            family, family[:1, :1].expand_as(family), rtol=0, atol=1e-9
        )


def test_the_fold_takes_the_four_corners_of_xor_apart():
    X = torch.tensor([[2, 2], [-2, -2], [2, -2], [-2, 2]], dtype=torch.float64)

    # x1 + x2 and x1 - x2, in size and over √2.
    folded = carry(X, *FOLD, torch.abs, 3) * 2**0.5
    expected = torch.tensor([[4, 0], [4, 0], [0, 4], [0, 4]], dtype=torch.float64)
    torch.testing.assert_close(folded, expected)


def test_the_grid_covers_its_square_along_both_axes():
    lines = grid_lines(3, 5, 2.0)

    assert lines.shape == (6, 5, 2)
    assert lines[0].tolist() == [[-2, v] for v in (-2, -1, 0, 1, 2)]
    assert lines[3].tolist() == [[v, -2] for v in (-2, -1, 0, 1, 2)]


def test_a_circle_is_found_to_the_square_of_the_grid():
    at = sign_changes(lambda P: P.square().sum(1, keepdim=True) - 1, 2.0, 41)

    torch.testing.assert_close(at.norm(dim=1), torch.ones(len(at)), rtol=0, atol=0.1**2)


def test_a_function_of_one_sign_has_no_boundary():
    assert sign_changes(lambda P: torch.ones(len(P), 1), 2.0, 5).shape == (0, 2)


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ((0.0, 1.0, 2.0), [[-6, 2], [6, 2]]),
        ((1.0, 0.0, 2.0), [[2, -6], [2, 6]]),
        ((1.0, 2.0, 4.0), [[-6, 5], [6, -1]]),
        ((2.0, 1.0, 4.0), [[5, -6], [-1, 6]]),
        ((0.0, 0.0, 1.0), []),
    ],
)
def test_a_line_reaches_across_the_square(line, ends):
    assert line_ends(*line, 6.0).tolist() == ends
