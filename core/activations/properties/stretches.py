"""A function cut into the stretches on which it is continuous, sampled."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor

from core.activations.properties.limits import Function, look_at

DEFINED = 0.1
OWN = torch.tensor([0.1, 0.3, 0.5, 0.7, 0.9], dtype=torch.float64)


class Stretch(NamedTuple):
    """A stretch of the line on which a function is continuous, or a single point.

    Attributes:
        start: Left end, −inf for the whole line's.
        stop: Right end. Of a single point both are the point, else neither belongs.
        x: Samples within, ascending, shape (n,).
        y: The function there, all of it finite, shape (n,).
        at_start: Its limit at the left end; ±inf, or nan for none.
        at_stop: Its limit at the right end.
    """

    start: float
    stop: float
    x: Tensor
    y: Tensor
    at_start: float
    at_stop: float


def cut(fn: Function, ends: Iterable[float], samples: Tensor) -> list[Stretch]:
    """Cut a function at `ends` and leave out where it is undefined.

    Returns:
        Ascending, the stretches and, where it has a value at an end, that point.
    """
    ends = sorted(ends)
    sides = look_at(fn, ends)
    x = torch.tensor(ends, dtype=torch.float64)
    stretches = [
        Stretch(end, end, at, torch.full_like(at, own), own, own)
        for end, at, (_, own, _) in zip(ends, x[:, None], sides, strict=True)
        if abs(own) < torch.inf
    ]
    xs = [_within(start, stop, samples) for start, stop in pairwise(ends)]
    ys = fn(torch.cat(xs)).split([len(x) for x in xs])
    for (start, stop), (left, right), x, y in zip(
        pairwise(ends), pairwise(sides), xs, ys, strict=True
    ):
        finite = y.isfinite()
        # Single samples may be undefined, as autograd's slope of √x⁴ at 0, or defined,
        # as (−2)^(−2) is where x^x is not.
        if finite.double().mean() > DEFINED:
            inside = x[finite], y[finite]
            stretches.append(Stretch(start, stop, *inside, left.right, right.left))
    return sorted(stretches, key=lambda s: (s.start, s.stop))


def _within(start: float, stop: float, samples: Tensor) -> Tensor:
    inside = samples[(start < samples) & (samples < stop)]
    if stop - start == torch.inf:
        return inside
    # Samples of its own, because a stretch may lie between two of the grid.
    return torch.cat([inside, start + (stop - start) * OWN]).unique()
