import pytest
import torch

from core.universal_approximation.errors import curve
from core.universal_approximation.fit_by_hand import (
    GOAL,
    SHARPNESS,
    WAVE,
    best_heights,
    bump_steps,
    challenge_network,
    read_bumps,
    read_shifts,
    score,
)


def test_heights_are_read_between_commas_semicolons_or_spaces():
    assert read_bumps("0.5, -1; 0 1") == [0.5, -1, 0, 1]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("0.5", "2 to 8 bumps, and there are 1"),
        ("0 " * 9, "2 to 8 bumps, and there are 9"),
        ("0, 1.5", "between -1 and 1, not at 1.5"),
        ("0, nan", "between -1 and 1, not at nan"),
        ("0, high", "the heights are numbers"),
    ],
)
def test_heights_that_are_no_bumps_are_refused(text: str, fault: str):
    with pytest.raises(ValueError, match=fault):
        read_bumps(text)


def test_flat_bumps_score_one_on_the_wave():
    # The mean deviation of sin from its mean is 2/π, and so is that from the line 0.
    assert score([0, 0, 0]) == pytest.approx(1, abs=1e-6)


def test_no_single_step_improves_much_on_the_heights_called_best():
    heights = best_heights(5)
    best = score(heights)

    assert best < GOAL
    for i in range(5):
        for change in (-0.05, 0.05):
            other = [*heights[:i], heights[i] + change, *heights[i + 1 :]]
            assert score(other) > best - 0.01


def test_a_shift_moves_a_bump_by_so_many_widths():
    mlp = challenge_network([0.0, 1.0, 0.0, 0.0], [0.0, 0.25, 0.0, 0.0])
    width = (WAVE.high - WAVE.low) / 4
    x = torch.tensor([1.2, 1.3, 2.2, 2.3], dtype=torch.float64) * width

    assert curve(mlp, torch.sigmoid, x).round().tolist() == [0, 1, 1, 0]


@pytest.mark.parametrize("num_bumps", [2, 5])
def test_the_steps_of_bumps_are_those_of_the_network(num_bumps: int):
    mlp = challenge_network([0.0] * num_bumps)
    width = (WAVE.high - WAVE.low) / num_bumps

    places = (-mlp.b1 / mlp.W1[0] / width).view(-1, 2).tolist()

    assert places == [pytest.approx(steps) for steps in bump_steps(num_bumps)]
    assert mlp.W1[0, 0].item() == pytest.approx(SHARPNESS / width)


def test_shifts_are_as_many_as_bumps_and_keep_them_in_sight():
    assert read_shifts("", 3) == [0, 0, 0]
    assert read_shifts("0.5, -1; 0.1", 3) == [0.5, -1, 0.1]
    with pytest.raises(ValueError, match="3 bumps, and 2 shifts"):
        read_shifts("0 0", 3)
    with pytest.raises(ValueError, match="moves bump 3 out of sight"):
        read_shifts("0 0 0.6", 3)
