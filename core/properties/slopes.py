"""The slope of a function, and where it has none.

Autograd multiplies 0 by ∞ where a function such as sqrt(x^4) is flat, and gets no
number. There the slope is read off the function.
"""

import math

import torch
from torch import Tensor

from core.properties.breaks import Break
from core.properties.limits import SAME, Function, limit_at_edge
from core.properties.pieces import NEAR, Piece, cut

STEP = 1e-6
"""Share of |x|, but of 1 at the least, over which a slope is read off the function."""
AGREE = 1e-3


def mended(fn: Function, slope: Function) -> Function:
    """Return `slope`, read off the function where it is no number but one exists."""

    def slope_or_quotient(x: Tensor) -> Tensor:
        steep = slope(x)
        missing = steep.isnan()
        if not missing.any():
            return steep
        return steep.masked_scatter(missing, _quotient(fn, x[missing]))

    return slope_or_quotient


def _quotient(fn: Function, x: Tensor) -> Tensor:
    own, middles = fn(x), []
    agree = own.isfinite()
    for share in (STEP, STEP / 4):
        step = share * x.abs().clamp(min=1)
        left, right = (own - fn(x - step)) / step, (fn(x + step) - own) / step
        middles.append((left + right) / 2)
        agree &= (left - right).abs() <= AGREE * (1 + middles[0].abs())
    # A slope that grows as the step shrinks is that of a vertical tangent.
    agree &= (middles[1] - middles[0]).abs() <= AGREE * (1 + middles[0].abs())
    return middles[0].where(agree, torch.nan)


def slope_pieces(
    slope: Function, breaks: list[Break], pieces: list[Piece], samples: Tensor
) -> list[Piece]:
    """Cut the slope at its own breaks, and keep it where the function is defined."""
    ends = {end for piece in pieces for end in (piece.start, piece.stop)}
    cuts = {b.x for b in breaks if b.bends} | set(filter(math.isfinite, ends))
    return [
        part
        for part in cut(slope, sorted(cuts), samples)
        if any(_is_within(part, piece) for piece in pieces)
    ]


def _is_within(part: Piece, piece: Piece) -> bool:
    return piece.start - NEAR <= part.start and part.stop <= piece.stop + NEAR


def find_kinks(
    fn: Function, breaks: list[Break], pieces: list[Piece], slopes: list[Piece]
) -> tuple[float, ...]:
    """Return where the function is continuous and not differentiable."""
    bends = {b.x for b in breaks if b.bends and not b.jumps}
    steep = {end for part in slopes for end in (part.start, part.stop)} - bends
    inside = {
        x for x in steep if any(p.start + NEAR < x < p.stop - NEAR for p in pieces)
    }
    return tuple(sorted(bends | {x for x in inside if not _is_smooth(fn, x)}))


def _is_smooth(fn: Function, x: float) -> bool:
    """Say whether the difference quotients from both sides have one limit at x."""
    own = fn(torch.tensor([x], dtype=torch.float64))

    def quotient(z: Tensor) -> Tensor:
        return (fn(z) - own) / (z - x)

    left, right = limit_at_edge(quotient, x, -1), limit_at_edge(quotient, x, 1)
    return math.isfinite(left) and abs(left - right) <= SAME * (1 + abs(left))
