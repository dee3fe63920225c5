"""Where the name of a curve stands: near it, above whatever is there."""

from collections.abc import Mapping, Sequence

import numpy as np
from torch import Tensor

CANDIDATES = 50  # places at which a name is tried
HALF_TEXT = 0.14  # of the width of a picture


def label_frame(
    x: Tensor, curves: Mapping[str, Tensor], texts: Mapping[str, str]
) -> Mapping[str, Sequence]:
    """Place a text near each curve that is in the picture, above whatever is there.

    Args:
        x: Where the curves are drawn, shape (n,).
        curves: What `fits_frame` tabulates.
        texts: What to write, by role.

    Returns:
        Columns x, y, curve and text.
    """
    x = x.numpy()
    heights = {name: y.numpy() for name, y in curves.items()}
    top = np.fmax.reduce(list(heights.values()), initial=-np.inf)
    half = HALF_TEXT * (x.max() - x.min())
    rows, taken = [], []
    for name, text in texts.items():
        place = _roomiest(x, heights[name], top, half, taken)
        if place is not None:
            taken.append(place[0])
            rows.append((*place, name, text))
    columns = zip(*rows, strict=True) if rows else [()] * 4
    return dict(zip(("x", "y", "curve", "text"), columns, strict=True))


def _roomiest(
    x: np.ndarray, y: np.ndarray, top: np.ndarray, half: float, taken: list[float]
) -> tuple[float, float] | None:
    """Return where a curve has the least above it that would strike its name through.

    Args:
        x: Places, shape (n,).
        y: Heights of the curve, nan where it is not drawn.
        top: The highest of all curves at each place, -inf where there is none.
        half: Half the width of a name.
        taken: Places of the names that stand already.
    """
    drawn = (~np.isnan(y)).nonzero()[0]
    drawn = drawn[:: len(drawn) // CANDIDATES + 1]
    for margin, apart in ((half, 2 * half), (half, half), (0, half / 4), (0, 0)):
        at = x[drawn]
        is_free = (at >= x.min() + margin) & (at <= x.max() - margin)
        for place in taken:
            is_free &= abs(at - place) >= apart
        free = drawn[is_free]
        if len(free):
            is_near = abs(x - x[free, None]) <= half
            heights = np.where(is_near, top, -np.inf).max(1)
            best = int((heights - y[free]).argmin())
            return float(x[free[best]]), float(heights[best])
    return None
