"""Curves over one input, each in the colour of where it comes from.

Black is the target, blue what was written down by hand, orange what training found,
pink what a kernel solved, green the best there is, grey and dashed what a polynomial or
a smaller network can do. `fits_chart` draws the tables.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import torch
from torch import Tensor

from charts import theme

ROLES = {
    "target": (theme.INK, [1, 0]),
    "by hand": (theme.FEATURE, [1, 0]),
    "trained": (theme.HIDDEN, [1, 0]),
    "kernel": ("@pink", [1, 0]),
    "best": (theme.RIGHT, [6, 3]),
    "limited": (theme.LINEAR, theme.LINEAR_DASH),
}
MOST_TRIES = 16
TRIES = [f"try {i}" for i in range(1, MOST_TRIES + 1)]


def fits_frame(x: Tensor, curves: Mapping[str, Tensor]) -> Mapping[str, np.ndarray]:
    """Tabulate curves over the same places, columns x and one a role; float32.

    No data frame: that takes longer than all else where a move draws other curves.

    Args:
        x: Where, shape (n,).
        curves: Heights, shape (n,), by role.
    """
    return {name: y.float().numpy() for name, y in {"x": x, **curves}.items()}


def tries_frame(x: Tensor, tries: Sequence[Tensor]) -> pd.DataFrame:
    """Tabulate what several trainings found, columns x and one a try; float32.

    Args:
        x: Where, shape (n,).
        tries: At most 16 curves, shape (n,) each.
    """
    columns = dict(zip(TRIES, tries, strict=False))
    return pd.DataFrame(
        {name: y.float().numpy() for name, y in {"x": x, **columns}.items()}
    )


def limits(curve: Tensor, share: float) -> tuple[float, float]:
    """Return the heights a picture of `curve` reaches from and to.

    Args:
        curve: Heights, shape (n,).
        share: Of the curve's extent, to leave free above and below.
    """
    low, high = curve.min().item(), curve.max().item()
    margin = share * (high - low) or 1.0
    return low - margin, high + margin


def within(curve: Tensor, low: float, high: float) -> Tensor:
    """Leave out of `curve` what is not between `low` and `high`: it becomes nan."""
    return curve.where((curve >= low) & (curve <= high), torch.nan)


def examples_frame(examples: Tensor | None) -> pd.DataFrame:
    """Tabulate points (n, 2), columns x and y; empty for None."""
    rows = [] if examples is None else examples.tolist()
    return pd.DataFrame(rows, columns=["x", "y"], dtype=float)


def shades_frame(
    shades: Sequence[tuple[float, float, str, str]] = (),
) -> pd.DataFrame:
    """Tabulate shaded stretches of x with a large text and a small one below it."""
    frame = pd.DataFrame(list(shades), columns=["left", "right", "large", "small"])
    return frame.astype({"left": float, "right": float}).assign(
        middle=(frame.left + frame.right) / 2
    )


def band_frame(
    x: Tensor, before: Tensor, after: Tensor, bounds: tuple[float, float]
) -> pd.DataFrame:
    """Tabulate what lies between one partial sum and the next, columns x, y and y2.

    Args:
        x: Where, shape (n,).
        before: The sum without a unit, shape (n,).
        after: The sum with it, shape (n,).
        bounds: Heights to cut the band at, so that steep ramps stay in the picture.
    """
    low, high = (edge.clamp(*bounds).float().numpy() for edge in (before, after))
    return pd.DataFrame({"x": x.float().numpy(), "y": low, "y2": high})


def kinks_frame(kinks: Tensor, low: float, high: float) -> pd.DataFrame:
    """Tabulate where units switch, within the picture, column x."""
    inside = kinks[(kinks >= low) & (kinks <= high)]
    return pd.DataFrame({"x": inside.float().numpy()})
