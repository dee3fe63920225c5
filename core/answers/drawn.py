"""A curve that somebody drew before seeing the true one, and how far off it was.

A drawn curve is its heights at evenly spaced places of an axis, with straight lines in
between. It is judged by two things: by how much it missed, the mean of |guess - truth|
and the place where that is largest; and where it turned. A hand trembles, so a turn
counts only if the curve then goes back by more than a tremble.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

NUM_PLACES = 43
TREMBLE = 0.05
"""Share of the axis' height that a curve has to go back after a turn."""


class DrawingGrid(NamedTuple):
    """The axes that a curve is drawn over: `num_places` from `left` to `right`."""

    left: float
    right: float
    bottom: float
    top: float
    num_places: int = NUM_PLACES

    @property
    def x(self) -> Tensor:
        """The places, float64, shape (num_places,)."""
        return torch.linspace(
            self.left, self.right, self.num_places, dtype=torch.float64
        )

    def read(self, told: object) -> tuple[float, ...] | None:
        """Take the heights that a browser told, or None if they are no drawn curve.

        As many finite numbers as there are places, all of them on the axis.
        """
        if not isinstance(told, list | tuple) or len(told) != self.num_places:
            return None
        numbers = [y for y in told if isinstance(y, int | float) and y is not True]
        inside = [float(y) for y in numbers if self.bottom <= y <= self.top]
        return tuple(inside) if len(inside) == self.num_places else None

    def heights(self, curve: Sequence[float], x: Tensor) -> Tensor:
        """Return the heights of a drawn curve at `x` on the axis, any shape."""
        return torch.as_tensor(np.interp(x, self.x, curve))

    def turns(self, curve: Sequence[float]) -> list["CurveTurn"]:
        """Return where a drawn curve turns by more than a hand trembles."""
        y = torch.tensor(curve, dtype=torch.float64)
        return curve_turns(self.x, y, TREMBLE * (self.top - self.bottom))


class CurveTurn(NamedTuple):
    """A place where a curve turns from falling to rising or the other way round."""

    x: float
    is_valley: bool


class Miss(NamedTuple):
    """By how much a guess missed.

    Attributes:
        mean: The mean of |guess - truth|.
        x: Where it missed most.
        guess: What was guessed there.
        truth: What is true there.
    """

    mean: float
    x: float
    guess: float
    truth: float


def miss(x: Tensor, guess: Tensor, truth: Tensor) -> Miss:
    """Compare a guess with the truth at the places `x`; all of shape (n,)."""
    off = (guess - truth).abs()
    worst = int(off.argmax())
    return Miss(
        float(off.mean()), float(x[worst]), float(guess[worst]), float(truth[worst])
    )


def curve_turns(x: Tensor, y: Tensor, least: float) -> list[CurveTurn]:
    """Return the turns of a curve after which it goes back by more than `least`.

    A turn lies in the middle of the stretch on which the curve is at its extreme.

    Args:
        x: Increasing places, shape (n,).
        y: Heights there, shape (n,).
        least: What counts as going back, above 0.
    """
    way, extreme, found = 0, [0], []
    heights = y.tolist()
    low = high = heights[0]
    for i, height in enumerate(heights):
        if not way:
            low, high = min(low, height), max(high, height)
            if height - low > least or high - height > least:
                way, extreme = (1 if height - low > least else -1), [i]
            continue
        ahead = way * (height - heights[extreme[0]])
        if ahead > 0:
            extreme = [i]
        elif ahead == 0:
            extreme.append(i)
        elif -ahead > least:
            at = float(x[extreme].mean())
            found.append(CurveTurn(at, way < 0))
            way, extreme = -way, [i]
    return found
