"""Tables of the pictures of lesson 3: what a template of `lines` draws.

A row says by its `stroke` how it looks, a key of `lines.STROKES`. What is tabulated
anew at every move are plain columns: a data frame of them takes six times as long.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor

FAR_OFF = 100
MARGIN = 1.1
"""The frame lies some pixels outside of the limit, and lines run on to it."""
COLUMNS = {
    "areas": ("left", "right", "bottom", "top"),
    "bands": ("x", "low", "high"),
    "tangents": ("x", "y"),
    "lines": ("x", "y"),
    "points": ("x", "y"),
    "names": ("name", "x", "y"),
    "large": ("large", "small", "x", "y"),
}
"""What there is of each part of a picture, in the order in which they are drawn."""
POINT_BY_POINT = ("bands", "tangents", "lines")
Columns = Mapping[str, Sequence]


def part_frame(part: str, rows: Sequence[tuple]) -> Columns:
    """Tabulate a part of a picture.

    Args:
        part: A key of `COLUMNS`.
        rows: The stroke of each, then its columns: of a part of `POINT_BY_POINT` whole
            lines, in which a nan lifts the pen.
    """
    names = "stroke", *COLUMNS[part]
    values = zip(*rows, strict=True) if rows else [()] * len(names)
    columns = dict(zip(names, values, strict=True))
    if part not in POINT_BY_POINT:
        return columns
    strokes, lengths = columns["stroke"], [len(x) for x in columns["x"]]
    joined = {name: np.concatenate([(), *columns[name]]) for name in COLUMNS[part]}
    return joined | {"stroke": np.repeat(np.array(strokes, object), lengths)}


def up_to(y: Tensor, limit: float) -> Tensor:
    """Keep a line up to a little beyond ±limit, and one more where it crosses over."""
    kept = y.abs() <= MARGIN * limit
    within = kept.clone()
    kept[1:] |= within[:-1]
    kept[:-1] |= within[1:]
    # A line as long as a pole is high would be no line in a browser any more.
    far_off = FAR_OFF * limit
    return y.clamp(-far_off, far_off).where(kept, torch.nan)


def cut(x: Tensor, y: Tensor, low: float, high: float) -> tuple[Tensor, Tensor]:
    """Lift the pen where a line is not between low and high, and end it just there."""
    xs, ys = [x], [y]
    for limit in (low, high):
        share = (limit - y[:-1]) / y.diff()
        crosses = (share > 0) & (share < 1)
        xs.append((x[:-1] + share * x.diff())[crosses])
        ys.append(torch.full_like(xs[-1], limit))
    order = torch.cat(xs).argsort(stable=True)
    x, y = torch.cat(xs)[order], torch.cat(ys)[order]
    return x, y.where((y >= low) & (y <= high), torch.nan)


def spread_apart(places: Sequence[float], gap: float) -> list[float]:
    """Move places by as little as it takes to keep them `gap` apart, in their order.

    Places that are too close form a group around their mean.
    """
    order = sorted(range(len(places)), key=lambda i: places[i])
    groups: list[list[float]] = []
    for i in order:
        groups.append([places[i]])
        while len(groups) > 1 and _reach(groups[-2], gap, 1) > _reach(
            groups[-1], gap, -1
        ):
            last = groups.pop()
            groups[-1] += last
    moved = [
        sum(group) / len(group) + (j - (len(group) - 1) / 2) * gap
        for group in groups
        for j in range(len(group))
    ]
    placed = dict(zip(order, moved, strict=True))
    return [placed[i] for i in range(len(places))]


def _reach(group: list[float], gap: float, side: int) -> float:
    """Return how far a group reaches to one side, half a gap beyond its last place."""
    return sum(group) / len(group) + side * len(group) * gap / 2
