"""The functions a hidden layer is asked to approximate, and how hard each is.

What a theorem promises about an approximation depends on three numbers of the target f:
its steepest slope L, the largest second derivative M = max |f''|, and the size J of its
largest jump. A smooth wave has all three; |x| has a kink (no M), a step a jump (no L
either), and Takagi's curve (Takagi, 1903) is continuous but nowhere differentiable (no
L, no M).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor

from core.datasets.real_data import motorcycle_impact
from core.universal_approximation.smoothness import Shape, measure_shape

BANDWIDTH_MS = 1.5
SPIKE_CENTER, SPIKE_WIDTH = 0.37, 0.03
JUMP_AT = 0.37


@dataclass(frozen=True)
class Target:
    """A function on an interval.

    Attributes:
        title: Its name for a reader.
        low: Left end of the interval.
        high: Right end of the interval.
        fn: The function, on float64 tensors of any shape.
        shape: Its steepest slope, largest |f''| and largest jump.
        jump_at: Where it jumps, if it does.
        examples: Points it was drawn through or near, shape (n, 2), if there are any.
        noisy: Whether the examples scatter around the curve.
    """

    title: str
    low: float
    high: float
    fn: Callable[[Tensor], Tensor]
    shape: Shape
    jump_at: float | None = None
    examples: Tensor | None = None
    noisy: bool = False

    def __call__(self, x: Tensor) -> Tensor:
        """Return the target at `x`, of any shape, in float64."""
        return self.fn(x).expand_as(x)

    def grid(self, n: int) -> Tensor:
        """Return `n` equally spaced points of the interval and both sides of a jump."""
        x = torch.linspace(self.low, self.high, n, dtype=torch.float64)
        if self.jump_at is None:
            return x
        sides = torch.tensor([self.jump_at - 1e-9, self.jump_at], dtype=torch.float64)
        return torch.cat([x, sides]).sort().values


def takagi(x: Tensor) -> Tensor:
    """Takagi's curve: sum over k of 2^-k times the distance of 2^k x to an integer.

    Thirty terms, which is float64's idea of infinitely many on a picture: the rest is
    below 1e-9. Between the points i / 2^j it rises above its chord by at most
    2/3 · 2^-j, the maximum of the curve scaled down.
    """
    total = torch.zeros_like(x)
    for k in range(30):
        scaled = x * 2**k
        total = total + (scaled - scaled.round()).abs() / 2**k
    return total


def spike(x: Tensor) -> Tensor:
    """A Gaussian hill of height 1; max |f''| is 1 / 0.03², at the summit."""
    return torch.exp(-(((x - SPIKE_CENTER) / SPIKE_WIDTH) ** 2) / 2)


def step(x: Tensor) -> Tensor:
    """0 left of x = 0.37, 1 from there on."""
    return (x >= JUMP_AT).to(x.dtype)


@cache
def motorcycle_target() -> Target:
    """The crash-test curve: a Gaussian running mean of 133 measurements.

    Acceleration of a rider's helmet (g) against the time after impact (ms); the mean
    weighs measurements at a distance of d ms by exp(-(d / 1.5)² / 2).
    """
    times, accelerations = (column.double() for column in motorcycle_impact())

    def running_mean(x: Tensor) -> Tensor:
        distances = (x.unsqueeze(-1) - times) / BANDWIDTH_MS
        return torch.softmax(-(distances**2) / 2, dim=-1) @ accelerations

    low, high = times.min().item(), times.max().item()
    shape = measure_shape(running_mean, low, high)
    examples = torch.stack([times, accelerations], dim=1)
    return Target(
        "motorcycle curve", low, high, running_mean, shape, None, examples, noisy=True
    )


@cache
def named_targets() -> dict[str, Target]:
    """The targets that need nothing from the reader, by their name in a link."""
    hill = Shape(math.exp(-1 / 2) / SPIKE_WIDTH, 1 / SPIKE_WIDTH**2, 0)
    broken = Shape(math.inf, math.inf, 1)
    cusps = Shape(math.inf, math.inf, 0)
    return {
        "wave": Target("smooth wave", 0, 2 * math.pi, torch.sin, Shape(1, 1, 0)),
        "absolute": Target("absolute value", -1, 1, torch.abs, Shape(1, math.inf, 0)),
        "step": Target("step", 0, 1, step, broken, jump_at=JUMP_AT),
        "spike": Target("spike", 0, 1, spike, hill),
        "rough": Target("rough curve", 0, 1, takagi, cusps),
        "motorcycle": motorcycle_target(),
    }
