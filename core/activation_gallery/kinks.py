"""What happens exactly at a kink: nothing in the limit says what the slope is.

A kink has a left slope and a right slope and no derivative. Autograd returns one number
all the same, and which one depends on how the function was written.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import torch
from torch import Tensor

from core.activations import Activation
from core.activations.properties.breaks import breaks_of

NUM_STEPS = 100
# The same function of x, max(x, 0), as five programs.
SPELLINGS: dict[str, Callable[[Tensor], Tensor]] = {
    "torch.relu(x)": torch.relu,
    "torch.maximum(x, zero)": lambda x: torch.maximum(x, torch.zeros_like(x)),
    "torch.clamp(x, min=0)": lambda x: torch.clamp(x, min=0),
    "torch.where(x > 0, x, 0)": lambda x: torch.where(x > 0, x, 0),
    "(x + torch.abs(x)) / 2": lambda x: (x + torch.abs(x)) / 2,
}


class Close(NamedTuple):
    """A function seen through a microscope at x.

    Attributes:
        offset: Distance from x in units of the zoom, from −1 to 1, shape (n,).
        rise: f(x + offset · zoom) − f(x), in the same units, shape (n,).
        left: Slope of the chord to the left edge.
        right: Slope of the chord to the right edge.
    """

    offset: Tensor
    rise: Tensor
    left: float
    right: float


def look_closely(activation: Activation, x: float, zoom: float) -> Close:
    """Magnify a function around x, so that `zoom` to either side fills the picture."""
    offset = torch.arange(-NUM_STEPS, NUM_STEPS + 1, dtype=torch.float64) / NUM_STEPS
    here = activation.fn(torch.tensor(x, dtype=torch.float64))
    rise = (activation.fn(x + offset * zoom) - here) / zoom
    return Close(offset, rise, -rise[0].item(), rise[-1].item())


def kind_of_break(activation: Activation, x: float) -> str:
    """Say what is at a point where two formulas meet: "jump", "kink" or "smooth"."""
    breaks = breaks_of(activation, activation.defaults)
    if x in breaks.jumps:
        return "jump"
    return "kink" if x in breaks.kinks else "smooth"


def autograd_slope(fn: Callable[[Tensor], Tensor], x: float) -> float:
    """Return what autograd takes for the slope of `fn` at x, in float32."""
    point = torch.tensor(x, requires_grad=True)
    (slope,) = torch.autograd.grad(fn(point), point)
    return slope.item()


@cache
def slopes_at_zero() -> dict[str, float]:
    """Return the slope autograd gives to max(x, 0) at 0, for each way to write it."""
    return {name: autograd_slope(fn, 0.0) for name, fn in SPELLINGS.items()}


def chapter_grid() -> tuple[Tensor, float, float]:
    """Return the points of the chapter's plots, and that nearest to 0 with its slope.

    The slope is what autograd takes for ReLU's.
    """
    x = torch.arange(-8.0, 8.0, 0.1)
    nearest = x[x.abs().argmin()].item()
    return x, nearest, autograd_slope(torch.relu, nearest)
