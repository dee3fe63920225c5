"""What happens exactly at a kink: nothing in the limit says what the slope is.

A kink has a left slope and a right slope and no derivative. Autograd returns one number
all the same, and which one depends on how the function was written.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import torch
from torch import Tensor

from core.activations import Activation
from core.activations.properties import properties_of

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


def look_closely(
    activation: Activation, settings: Mapping[str, float], x: float, zoom: float
) -> Close:
    """Magnify a function around x, so that `zoom` to either side fills the picture."""
    fn, _ = activation.with_settings(**settings)
    offset = torch.arange(-NUM_STEPS, NUM_STEPS + 1, dtype=torch.float64) / NUM_STEPS
    rise = (fn(x + offset * zoom) - fn(torch.tensor(x, dtype=torch.float64))) / zoom
    return Close(offset, rise, -rise[0].item(), rise[-1].item())


def kind_of_break(activation: Activation, x: float) -> str:
    """Say what is at a point where two formulas meet: "jump", "kink" or "smooth"."""
    properties = properties_of(activation)
    if x in properties.jumps:
        return "jump"
    return "kink" if x in properties.kinks else "smooth"


def autograd_slope(fn: Callable[[Tensor], Tensor], x: float) -> float:
    """Return what autograd takes for the slope of `fn` at x, in float32."""
    point = torch.tensor(x, requires_grad=True)
    (slope,) = torch.autograd.grad(fn(point), point)
    return slope.item()


def slopes_at_zero() -> dict[str, float]:
    """Return the slope autograd gives to max(x, 0) at 0, for each way to write it."""
    return {name: autograd_slope(fn, 0.0) for name, fn in SPELLINGS.items()}


class ChapterGrid(NamedTuple):
    """The points at which the chapter plots: ``torch.arange(-8.0, 8.0, 0.1)``.

    Attributes:
        num_points: How many there are.
        num_zeros: How many of them are exactly 0.
        nearest: The one nearest to 0.
        slope: What autograd takes for ReLU's slope there.
    """

    num_points: int
    num_zeros: int
    nearest: float
    slope: float


def chapter_grid() -> ChapterGrid:
    """Look for 0 among the points of the chapter's plots."""
    x = torch.arange(-8.0, 8.0, 0.1)
    nearest = x[x.abs().argmin()].item()
    slope = autograd_slope(torch.relu, nearest)
    return ChapterGrid(len(x), int((x == 0).sum()), nearest, slope)
