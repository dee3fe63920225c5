import pytest
import torch

from core.universal_approximation.smoothness import measure_shape
from core.universal_approximation.targets import (
    motorcycle_target,
    named_targets,
    takagi,
)

TARGETS = named_targets()


@pytest.mark.parametrize("name", ["wave", "absolute", "step", "spike"])
def test_stated_slopes_second_derivatives_and_jumps_are_what_is_measured(name):
    target = TARGETS[name]

    measured = measure_shape(target, target.low, target.high)

    assert measured == pytest.approx(target.shape, rel=1e-4)


def test_takagis_curve_by_hand():
    x = torch.tensor([0, 1 / 4, 1 / 2, 1 / 3], dtype=torch.float64)

    # At 1/4: 1/4 + 1/2 · 1/2; at 1/3 the curve reaches its maximum of 2/3.
    expected = torch.tensor([0, 1 / 2, 1 / 2, 2 / 3], dtype=torch.float64)
    torch.testing.assert_close(takagi(x), expected, rtol=0, atol=2e-9)


def test_the_motorcycle_curve_runs_through_the_133_measurements():
    target = motorcycle_target()

    assert target.examples.shape == (133, 2)
    assert (target.low, target.high) == pytest.approx((2.4, 57.6), abs=1e-5)
    # The deepest point of the mean: about -110 g, 21 ms after the impact.
    x = target.grid(2001)
    assert target(x).min() == pytest.approx(-110, abs=1)
    assert x[target(x).argmin()] == pytest.approx(21, abs=0.5)


def test_a_grid_sees_both_sides_of_a_jump():
    step = TARGETS["step"]

    x = step.grid(3)

    assert x.tolist() == [0, 0.37 - 1e-9, 0.37, 0.5, 1]
    assert step(x).tolist() == [0, 0, 1, 1, 1]
