"""One line of arithmetic that proves a function is not affine.

An affine f meets ``f((x + y) / 2) = (f(x) + f(y)) / 2`` for every x and y, so a single
pair of inputs for which the two sides differ settles the matter. That no pair among
many differs proves nothing, but a function that bends rarely hides from ten thousand.
"""

from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor

Function = Callable[[Tensor], Tensor]

# Both sides are rounded; a gap below this share of the outputs' size is rounding.
ROUNDING = 1e-9


class Witness(NamedTuple):
    """The pair, of those tried, whose midpoint strays most from the chord.

    Attributes:
        x: One input, shape (num_inputs,).
        y: The other input, shape (num_inputs,).
        output: Index of the output that strays.
        at_x: f(x) of that output.
        at_y: f(y) of that output.
        at_middle: f((x + y) / 2) of that output.
        bends: Whether the gap is more than rounding.
    """

    x: Tensor
    y: Tensor
    output: int
    at_x: float
    at_y: float
    at_middle: float
    bends: bool

    @property
    def mean(self) -> float:
        """What an affine function would return at the midpoint."""
        return (self.at_x + self.at_y) / 2

    @property
    def gap(self) -> float:
        """How far the function is from that."""
        return abs(self.at_middle - self.mean)


def draw_pairs(
    num_inputs: int, num_pairs: int, *, generator: torch.Generator
) -> tuple[Tensor, Tensor]:
    """Draw pairs of inputs on a grid of 0.2, so that their midpoints lie on tenths.

    Returns:
        Two float64 tensors of shape (num_pairs, num_inputs), normal with standard
        deviation 2.
    """
    pairs = torch.randn(2, num_pairs, num_inputs, generator=generator).double()
    X, Y = (10 * pairs).round() / 5
    return X, Y


def find_witness(function: Function, X: Tensor, Y: Tensor) -> Witness:
    """Return the pair of rows of `X` and `Y` that strays most.

    Raises:
        ValueError: If the function is not finite at some of the inputs.
    """
    at_x, at_y, at_middle = function(X), function(Y), function((X + Y) / 2)
    gap = (at_middle - (at_x + at_y) / 2).abs()
    finite = gap.isfinite().all(dim=1)
    if not finite.all():
        raise ValueError(
            f"the network is not finite for {int((~finite).sum()):,} of {len(X):,} "
            "pairs of inputs"
        )
    pair, output = divmod(int(gap.argmax()), gap.shape[1])
    size = max(1.0, *(float(O.abs().max()) for O in (at_x, at_y, at_middle)))
    return Witness(
        X[pair],
        Y[pair],
        output,
        float(at_x[pair, output]),
        float(at_y[pair, output]),
        float(at_middle[pair, output]),
        bool(gap[pair, output] > ROUNDING * size),
    )


def along(function: Function, witness: Witness, num_points: int) -> Tensor:
    """Evaluate the straying output at even steps from x to y, shape (num_points,)."""
    share = torch.linspace(0, 1, num_points, dtype=witness.x.dtype).unsqueeze(1)
    points = witness.x + share * (witness.y - witness.x)
    return function(points)[:, witness.output]
