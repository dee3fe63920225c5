"""What section 5.1.2 of the chapter says of its three functions, computed.

Each claim is a sentence and the numbers that bear it out, in float64, over 4,001 points
of [−20, 20] where it speaks of every x.
"""

from typing import NamedTuple

import torch

from core.activations import ACTIVATIONS

RELU, SIGMOID, TANH = (ACTIVATIONS[key] for key in ("relu", "sigmoid", "tanh"))
GRID = torch.arange(-2000, 2001, dtype=torch.float64) / 100


class Claim(NamedTuple):
    """A sentence of the chapter, and what was computed for it.

    Attributes:
        sentence: The claim, in Markdown.
        computed: The numbers, in Markdown.
        holds: Whether they bear it out.
    """

    sentence: str
    computed: str
    holds: bool


def chapter_claims() -> list[Claim]:
    """Check the chapter's claims about ReLU, sigmoid and tanh."""
    return [
        _relu_at_zero(),
        _relu_slopes(),
        _sigmoid_peak(),
        _sigmoid_product(),
        _sigmoid_vanishes(),
        _tanh_peak(),
        _tanh_near_zero(),
        _tanh_symmetry(),
    ]


def _slope(activation, x: float) -> float:
    return activation.derivative(torch.tensor(x, dtype=torch.float64)).item()


def _relu_at_zero() -> Claim:
    slope = _slope(RELU, 0.0)
    return Claim(
        "At 0 ReLU has no derivative; 0, the one from the left, is taken.",
        f"ReLU′(0) = {slope:g}",
        slope == 0,
    )


def _relu_slopes() -> Claim:
    slopes = set(RELU.derivative(GRID[GRID != 0]).tolist())
    shown = " and ".join(f"{slope:g}" for slope in sorted(slopes))
    return Claim(
        "ReLU's slopes either vanish or let the argument through.",
        f"the only slopes are {shown}",
        slopes == {0.0, 1.0},
    )


def _sigmoid_peak() -> Claim:
    slopes = SIGMOID.derivative(GRID)
    x = GRID[slopes.argmax()].item()
    return Claim(
        "The sigmoid's slope reaches its maximum of 0.25 at 0.",
        f"largest slope {slopes.max().item():.4g} at x = {x:g}",
        x == 0 and slopes.max().item() == 0.25,
    )


def _sigmoid_product() -> Claim:
    value = SIGMOID.fn(GRID)
    gap = (SIGMOID.derivative(GRID) - value * (1 - value)).abs().max().item()
    return Claim(
        "The sigmoid's slope is σ(x)(1 − σ(x)).",
        f"largest difference {gap:.1e}",
        gap < 1e-15,
    )


def _sigmoid_vanishes() -> Claim:
    slopes = [_slope(SIGMOID, x) for x in (-10.0, 10.0, 20.0)]
    return Claim(
        "Away from 0 in either direction the sigmoid's slope approaches 0.",
        f"σ′(±10) = {slopes[1]:.3g}, σ′(20) = {slopes[2]:.2g}",
        slopes[0] < 1e-4 and slopes[1] < 1e-4 and slopes[2] < 1e-8,
    )


def _tanh_peak() -> Claim:
    slopes = TANH.derivative(GRID)
    x = GRID[slopes.argmax()].item()
    return Claim(
        "The slope of tanh approaches its maximum of 1 near 0.",
        f"largest slope {slopes.max().item():.4g} at x = {x:g}",
        x == 0 and slopes.max().item() == 1,
    )


def _tanh_near_zero() -> Claim:
    x = torch.tensor(0.1, dtype=torch.float64)
    gap = (TANH.fn(x) - x).abs().item()
    return Claim(
        "Near 0, tanh approaches a linear transformation.",
        f"tanh(0.1) = {TANH.fn(x).item():.5f}, off the line by {gap:.1e}",
        gap < 1e-3,
    )


def _tanh_symmetry() -> Claim:
    gap = (TANH.fn(GRID) + TANH.fn(-GRID)).abs().max().item()
    return Claim(
        "Unlike the sigmoid, tanh is symmetric about the origin.",
        f"largest value of tanh(x) + tanh(−x): {gap:g}",
        gap == 0,
    )
