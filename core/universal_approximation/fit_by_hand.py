"""Fit the wave by hand with a few bumps, and score the fit.

After Nielsen, "Neural Networks and Deep Learning" (2015), chapter 4, where the average
deviation has to come below 0.40.
"""

from collections.abc import Sequence

import torch

from core.mlp import MLP
from core.universal_approximation.constructions import bump_network, cells
from core.universal_approximation.errors import curve, mean_deviation
from core.universal_approximation.targets import named_targets
from core.universal_approximation.typed_targets import read_numbers

WAVE = named_targets()["wave"]
GOAL = 0.40
SHARPNESS = 40.0
STEP = 0.05
MOST_BUMPS = 8
NUM_PLACES = 513
"""Where a score is measured."""


def read_bumps(text: str) -> list[float]:
    """Read heights separated by commas, semicolons or spaces.

    Raises:
        ValueError: If there are not 2 to 8 numbers from -1 to 1.
    """
    heights = read_numbers(text)
    if not 2 <= len(heights) <= MOST_BUMPS:
        raise ValueError(
            f"there can be 2 to {MOST_BUMPS} bumps, and there are {len(heights)}"
        )
    for height in heights:
        if not abs(height) <= 1:
            raise ValueError(f"a height lies between -1 and 1, not at {height:g}")
    return heights


def read_shifts(text: str, num_bumps: int) -> list[float]:
    """Read by how many widths each bump is out of its place; none are, without a text.

    Raises:
        ValueError: If there are not as many numbers as bumps, or one leaves the
            interval.
    """
    shifts = read_numbers(text) if text.strip() else [0.0] * num_bumps
    if len(shifts) != num_bumps:
        raise ValueError(f"there are {num_bumps} bumps, and {len(shifts)} shifts")
    for i, shift in enumerate(shifts):
        if not 0 <= round(i + 0.5 + shift, 9) <= num_bumps:
            raise ValueError(f"a shift of {shift:g} moves bump {i + 1} out of sight")
    return shifts


def bump_steps(num_bumps: int) -> list[tuple[float, float]]:
    """Return where bumps in their places go up and down, in widths of a bump.

    The outer ones reach a width beyond the interval.
    """
    last = num_bumps - 1
    return [(i - float(i == 0), i + 1 + float(i == last)) for i in range(num_bumps)]


def challenge_network(heights: Sequence[float], shifts: Sequence[float] = ()) -> MLP:
    """Return the network with one bump on each of ``len(heights)`` equal cells.

    Args:
        heights: Of the bumps.
        shifts: By how many cells each bump is moved to the right; by none if empty.
    """
    values = torch.tensor(heights, dtype=torch.float64)
    mlp = bump_network(WAVE, values, 0.0, SHARPNESS)
    moved = torch.tensor(shifts or [0.0] * len(heights), dtype=torch.float64)
    return mlp._replace(b1=mlp.b1 - SHARPNESS * moved.repeat_interleave(2))


def score(heights: Sequence[float], shifts: Sequence[float] = ()) -> float:
    """Return the mean deviation of the bumps in units of the wave's own."""
    x = WAVE.grid(NUM_PLACES)
    y_hat = curve(challenge_network(heights, shifts), torch.sigmoid, x)
    return mean_deviation(y_hat, WAVE(x))


def best_heights(num_bumps: int) -> list[float]:
    """Return the median of the wave on each cell, rounded to a reader's steps."""
    x = WAVE.grid(NUM_PLACES)
    y = WAVE(x)
    edges, _ = cells(WAVE, num_bumps)
    cell = torch.bucketize(x, edges[1:-1])
    medians = [y[cell == i].quantile(0.5).item() for i in range(num_bumps)]
    return [round(median / STEP) * STEP for median in medians]
