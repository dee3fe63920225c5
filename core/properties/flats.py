"""Where a function lies flat at its highest value, and does not only come close to it.

In float64 tanh is 1 from x = 19 on. A flat stretch that is one ends in a corner: the
way from it down to 10⁻⁷ is short beside the way down to 10⁻³. On the way to a limit
both are of a length.
"""

import torch
from torch import Tensor

from core.properties.intervals import Interval, point
from core.properties.pieces import Piece

FLAT = 1e-12
CREEP = 1e-7
"""A function that comes this close without a step beyond is approaching a limit."""
STEP = 1e-3
CORNER = 0.1


def flats_at(piece: Piece, best: float) -> list[Interval]:
    """Return the stretches where a piece lies flat at `best`, between corners."""
    below = best - piece.y
    flat = below <= FLAT * max(1.0, abs(best))
    if piece.start == piece.stop and flat:
        return [point(piece.start)]
    changes = torch.diff(flat.to(torch.int8), prepend=flat.new_zeros(1)).nonzero()
    starts = [i for i in changes.flatten().tolist() if flat[i]]
    stretches = []
    for start in starts:
        length = int((~flat[start:]).to(torch.int8).argmax()) or len(flat) - start
        stop = start + length - 1
        left = _is_corner(piece.x[: start + 1].flip(0), below[: start + 1].flip(0))
        right = _is_corner(piece.x[stop:], below[stop:])
        if length >= 3 and left and right:
            from_end, to_end = start == 0, stop == len(flat) - 1
            low = piece.start if from_end else piece.x[start].item()
            high = piece.stop if to_end else piece.x[stop].item()
            stretches.append(Interval(low, high, not from_end, not to_end))
    return stretches


def _is_corner(x: Tensor, below: Tensor) -> bool:
    """Say whether a flat stretch that ends at x[0] ends there, or fades away."""
    if len(x) == 1 or below[1] > CREEP:
        return True
    way = (x - x[0]).abs()
    steps = [way[below > depth][:1] for depth in (CREEP, STEP)]
    return bool(len(steps[1])) and bool(steps[0] < CORNER * steps[1])
