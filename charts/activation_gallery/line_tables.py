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
Columns = Mapping[str, Sequence]


def lines_frame(lines: Sequence[tuple[str, Tensor, Tensor]]) -> Columns:
    """Tabulate lines, each given as its stroke, x and y; a nan lifts the pen."""
    return _joined(("x", "y"), lines)


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


def bands_frame(bands: Sequence[tuple[str, Tensor, Tensor, Tensor]]) -> Columns:
    """Tabulate bands, each given as its stroke, x, lower and upper edge."""
    return _joined(("x", "low", "high"), bands)


def _joined(names: Sequence[str], parts: Sequence[tuple]) -> Columns:
    """Tabulate parts below each other: the stroke of each, then its columns."""
    strokes, *columns = (
        zip(*parts, strict=True) if parts else ((), *([()] for _ in names))
    )
    lengths = [len(column) for column in columns[0]]
    joined = {
        name: np.concatenate([np.asarray(part, dtype=float) for part in column])
        for name, column in zip(names, columns, strict=True)
    }
    return joined | {"stroke": np.repeat(np.array(strokes, object), lengths)}


def _columns(names: Sequence[str], rows: Sequence[tuple]) -> Columns:
    values = zip(*rows, strict=True) if rows else [()] * len(names)
    return dict(zip(names, values, strict=True))


def areas_frame(
    areas: Sequence[tuple[str, float, float, float, float]],
) -> Columns:
    """Tabulate shaded rectangles: stroke, left, right, bottom and top."""
    return _columns(("stroke", "left", "right", "bottom", "top"), areas)


def points_frame(points: Sequence[tuple[str, float, float]]) -> Columns:
    """Tabulate dots: stroke and place."""
    return _columns(("stroke", "x", "y"), points)


def names_frame(names: Sequence[tuple[str, str, float, float]]) -> Columns:
    """Tabulate names: stroke, text, and where it begins."""
    return _columns(("stroke", "name", "x", "y"), names)


def large_frame(texts: Sequence[tuple[str, str, str, float, float]]) -> Columns:
    """Tabulate large texts: stroke, text, a small text below it, and place."""
    return _columns(("stroke", "large", "small", "x", "y"), texts)


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


FRAMES = {
    "areas": areas_frame,
    "bands": bands_frame,
    "tangents": lines_frame,
    "lines": lines_frame,
    "points": points_frame,
    "names": names_frame,
    "large": large_frame,
}
"""What tabulates each part of a picture, in the order in which they are drawn."""
