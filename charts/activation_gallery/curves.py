"""Functions and their derivatives as tables: curves, points, tangents, a pointer."""

from collections.abc import Mapping, Sequence

import pandas as pd
import torch
from torch import Tensor

from core.activation_gallery.curves import Curve, Reading, tangent

FAR_OFF = 100
MARGIN = 1.1
"""The frame lies some pixels outside of the limit, and lines run on to it."""
Edges = tuple[float | None, float | None]


def curves_frame(curves: Mapping[str, Curve], limit: float) -> pd.DataFrame:
    """Tabulate curves, columns x, value, slope and activation.

    Args:
        curves: Name on the page -> its curve.
        limit: Of what lies beyond ±limit only the first point is kept, so that a line
            runs to the frame, and one steep function does not flatten the others.
    """
    lengths = torch.tensor([len(curve.x) for curve in curves.values()])
    codes = torch.arange(len(curves)).repeat_interleave(lengths)
    return pd.DataFrame(
        {
            "x": torch.cat([c.x for c in curves.values()]).numpy(),
            "value": _together([c.value for c in curves.values()], limit).numpy(),
            "slope": _together([c.slope for c in curves.values()], limit).numpy(),
            "activation": pd.Categorical.from_codes(codes.numpy(), list(curves)),
        }
    )


def _together(lines: Sequence[Tensor], limit: float) -> Tensor:
    return torch.cat([_up_to(line, limit) for line in lines])


def _up_to(line: Tensor, limit: float) -> Tensor:
    """Keep a line up to a little beyond ±limit, and one more where it crosses over."""
    kept = line.abs() <= MARGIN * limit
    within = kept.clone()
    kept[1:] |= within[:-1]
    kept[:-1] |= within[1:]
    # A line as long as a pole is high would be no line in a browser any more.
    far_off = FAR_OFF * limit
    return line.clamp(-far_off, far_off).where(kept, torch.nan)


def frame_edges(curves: Mapping[str, Curve], limit: float) -> tuple[Edges, Edges]:
    """Return where the value's and the slope's picture end: at ±limit or by the data.

    Returns:
        Bottom and top of the two; None where no line reaches the limit.
    """
    return _edges([c.value for c in curves.values()], limit), _edges(
        [c.slope for c in curves.values()], limit
    )


def _edges(lines: Sequence[Tensor], limit: float) -> Edges:
    values = torch.cat(list(lines))
    bottom = -limit if (values < -limit).any() else None
    return bottom, limit if (values > limit).any() else None


def pointer_frame(curves: Mapping[str, Curve], every: int = 2) -> pd.DataFrame:
    """Tabulate all curves by x: columns x, then value_0, slope_0, value_1, ...

    Args:
        curves: Name on the page -> its curve; the columns count them in order.
        every: Take each so manyth point.
    """
    tables = [
        pd.DataFrame(
            {f"value_{i}": curve.value.numpy(), f"slope_{i}": curve.slope.numpy()},
            index=curve.x.numpy(),
        )
        for i, curve in enumerate(curves.values())
    ]
    shared = tables[0].join(tables[1:], how="inner") if len(tables) > 1 else tables[0]
    return shared.iloc[::every].rename_axis("x").reset_index()


def points_frame(readings: Mapping[str, Reading]) -> pd.DataFrame:
    """Tabulate readings, columns x, value, slope and activation."""
    return pd.DataFrame(
        [(*reading, name) for name, reading in readings.items()],
        columns=["x", "value", "slope", "activation"],
    )


def kinks_frame(kinks: Mapping[str, Sequence[Reading]]) -> pd.DataFrame:
    """Tabulate what each function and its slope are taken to be at its kinks."""
    return pd.DataFrame(
        [(*reading, name) for name, readings in kinks.items() for reading in readings],
        columns=["x", "value", "slope", "activation"],
    )


def tangents_frame(readings: Mapping[str, Reading], reach: float) -> pd.DataFrame:
    """Tabulate the two ends of each tangent, columns x, value and activation."""
    ends = {name: tangent(reading, reach) for name, reading in readings.items()}
    return pd.DataFrame(
        [
            (x, value, name)
            for name, (xs, values) in ends.items()
            for x, value in zip(xs.tolist(), values.tolist(), strict=True)
        ],
        columns=["x", "value", "activation"],
    )
