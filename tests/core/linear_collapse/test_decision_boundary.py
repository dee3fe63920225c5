import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.linear_collapse.decision_boundary import line_ends, sign_changes


def test_a_line_is_found_where_it_is():
    # x1 + 2 x2 = 1
    at = sign_changes(lambda P: P[:, :1] + 2 * P[:, 1:] - 1, 2.0, 11)

    assert len(at) > 10
    torch.testing.assert_close(at[:, 0] + 2 * at[:, 1], torch.ones(len(at)))


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
        ((1.0, 1.0, 0.0), [[-6, 6], [6, -6]]),
        ((0.0, 0.0, 1.0), []),
    ],
)
def test_a_line_reaches_across_the_square(line, ends):
    assert line_ends(*line, 6.0).tolist() == ends


NUMBERS = st.floats(-10, 10)


@settings(deadline=None)
@given(NUMBERS, NUMBERS, NUMBERS)
def test_both_ends_lie_on_the_line(w1, w2, c):
    for x1, x2 in line_ends(w1, w2, c, 3.0).tolist():
        size = abs(w1 * x1) + abs(w2 * x2) + abs(c)
        # Below the smallest normal number rounding is no longer relative.
        assert abs(w1 * x1 + w2 * x2 - c) <= 1e-12 * size + 1e-300
