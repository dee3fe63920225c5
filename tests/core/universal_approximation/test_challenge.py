import pytest
import torch

from core.universal_approximation.challenge import (
    GOAL,
    best_heights,
    challenge_network,
    height_frame,
    score,
)
from core.universal_approximation.errors import curve
from core.universal_approximation.targets import named_targets

TARGETS = named_targets()
WAVE = TARGETS["wave"]


def test_two_bumps_are_four_sigmoid_units_at_the_heights_asked_for():
    mlp = challenge_network(WAVE, [0.5, -1.0])
    middles = torch.tensor([1.57, 4.71], dtype=torch.float64)

    assert mlp.W1.shape == (1, 4)
    assert curve(mlp, torch.sigmoid, middles).tolist() == pytest.approx([0.5, -1.0])


def test_flat_bumps_score_one_on_the_wave():
    # The mean deviation of sin from its mean is 2/π, and so is that from the line 0.
    assert score(WAVE, [0, 0, 0]) == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize("name", TARGETS)
def test_heights_of_one_are_the_highest_and_lowest_values(name):
    target = TARGETS[name]
    middle, half = height_frame(target)

    y = target(target.grid(513))
    assert middle + half == pytest.approx(y.max().item())
    assert middle - half == pytest.approx(y.min().item(), abs=1e-9)


@pytest.mark.parametrize("name", ["wave", "absolute", "rough", "motorcycle"])
def test_the_challenge_can_be_won_with_eight_bumps(name):
    heights = best_heights(TARGETS[name], 8)

    assert score(TARGETS[name], heights) < GOAL
    assert all(abs(height) <= 1 for height in heights)
    assert heights == pytest.approx([round(20 * height) / 20 for height in heights])


def test_no_single_step_improves_much_on_the_heights_called_best():
    heights = best_heights(WAVE, 5)
    best = score(WAVE, heights)

    for i in range(5):
        for change in (-0.05, 0.05):
            other = [*heights[:i], heights[i] + change, *heights[i + 1 :]]
            assert score(WAVE, other) > best - 0.01
