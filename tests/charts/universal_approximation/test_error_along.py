import pytest
import torch

from charts.universal_approximation.error_along import (
    bound_frame,
    error_frame,
)


def test_rounding_noise_is_no_error():
    error = torch.tensor([1e-15, 1e-3], dtype=torch.float64)

    frame = error_frame(torch.tensor([0.0, 1.0]), error, scale=2.0)

    assert frame["error"].tolist() == pytest.approx([0, 1e-3])


@pytest.mark.parametrize("bound", [float("inf"), 13.0])
def test_a_bound_that_would_flatten_the_error_is_not_drawn(bound):
    assert bound_frame(bound, 1.0).empty


def test_a_bound_is_drawn_on_both_sides():
    assert bound_frame(2.0, 1.0)["bound"].tolist() == [2, -2]
