"""The mean output of a unit whose input is a standard normal number.

E f(x) = ∫ f(x) φ(x) dx, by Gauss's rule on panels that end where f has an edge, a jump
or a kink, and halve again and again towards it. What lies beyond the smallest of them
follows from the last two: log(x) and 1/√x leave less each time, 1/x does not.
"""

import math
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from core.properties.limits import Function
from core.properties.pieces import Piece

NODES, WEIGHTS = map(torch.from_numpy, np.polynomial.legendre.leggauss(8))
REACH = 38.0
"""Farther out the normal density is 0 in float64."""
WIDTH = 0.01
PANELS = torch.cat(
    [torch.arange(-900, 901).double() / 100, torch.arange(-152, 153).double() / 4]
).unique()
HALVED = 2.0 ** torch.arange(-32, 1, dtype=torch.float64)
NOTHING = 1e-9
ROUNDING = 1e-14
TAIL_STEP = 0.02
DIVERGES = 0.98
"""Share of a panel that the next, half as wide, holds where there is no integral."""


def mean_output(
    fn: Function, pieces: list[Piece], kinks: tuple[float, ...], points: Tensor
) -> float:
    """Return the mean of f(x) for x ~ N(0, 1).

    Args:
        fn: The function.
        pieces: Where it is defined.
        kinks: Where it bends within a piece.
        points: Where else a panel is to end, because the function is steep.

    Returns:
        The mean; nan if there is none, or the function is undefined on a stretch.
    """
    if sum(_below(p.stop) - _below(p.start) for p in pieces) < 1 - NOTHING:
        return math.nan
    spans = [_span(piece) for piece in pieces]
    ends = torch.cat([PANELS, points]).unique()
    panels = [
        _panels(a, b, ends)
        for low, high in spans
        for a, b in pairwise([low, *(x for x in kinks if low < x < high), high])
        if a < b
    ]
    parts = _integrals(fn, panels)
    tails = [
        _tail(fn, edge, end)
        for piece, span in zip(pieces, spans, strict=True)
        for edge, end in zip(span, (piece.start, piece.stop), strict=True)
        if math.isinf(end)
    ]
    rests = [_rest(p) + _rest(p.flip(0)) for p in parts]
    mean = sum(p.sum().item() for p in parts) + sum(rests) + sum(tails)
    if not math.isfinite(mean):
        return math.nan
    size = sum(p.abs().sum().item() for p in parts)
    return mean if abs(mean) > ROUNDING * size else 0.0


def _span(piece: Piece) -> tuple[float, float]:
    """Return from where to where a piece has numbers that weigh something."""
    low = piece.x[0].item() if math.isinf(piece.start) else piece.start
    high = piece.x[-1].item() if math.isinf(piece.stop) else piece.stop
    return max(low, -REACH), min(high, REACH)


def _panels(a: float, b: float, ends: Tensor) -> Tensor:
    """Return the ends of panels from a to b, halving towards both."""
    small = min(WIDTH, (b - a) / 2) * HALVED
    inside = ends[(ends > a + small[-1]) & (ends < b - small[-1])]
    return torch.cat([a + small, inside, b - small.flip(0)])


def _integrals(fn: Function, panels: list[Tensor]) -> list[Tensor]:
    """Integrate f φ over each panel, all of them at once."""
    left, right = (
        torch.cat([p[:-1] for p in panels]),
        torch.cat([p[1:] for p in panels]),
    )
    half = (right - left) / 2
    x = left[:, None] + half[:, None] * (1 + NODES)
    parts = (fn(x) * _density(x)) @ WEIGHTS * half
    return list(parts.split([len(p) - 1 for p in panels]))


def _rest(parts: Tensor) -> float:
    """Return the integral before the first panel; nan if the parts do not run out."""
    first, second = parts[:2].tolist()
    if abs(first) < NOTHING:
        return first
    ratio = first / second if second else math.inf
    return first * ratio / (1 - ratio) if 0 < ratio < DIVERGES else math.nan


def _tail(fn: Function, edge: float, end: float) -> float:
    """Integrate from `edge`, where numbers end, out to ±∞, along a straight line."""
    step = math.copysign(TAIL_STEP * max(1.0, abs(edge)), end)
    x = edge - step * torch.arange(3, dtype=torch.float64)
    y, nearer, nearest = fn(x).tolist()
    density, beyond = _density(x[:1]).item(), abs(_below(end) - _below(edge))
    if abs(y) * (density + beyond) < NOTHING:
        return 0.0
    if not abs(y - 2 * nearer + nearest) <= NOTHING * (1 + abs(y)):
        return math.nan
    # ∫ (x − edge) φ(x) dx over the tail.
    lever = math.copysign(density, end) - edge * beyond
    return y * beyond + (y - nearer) / step * lever


def _below(x: float) -> float:
    """Return the probability of a standard normal number below x."""
    return math.erfc(-x / math.sqrt(2)) / 2


def _density(x: Tensor) -> Tensor:
    return torch.exp(-x.square() / 2) / math.sqrt(2 * math.pi)
