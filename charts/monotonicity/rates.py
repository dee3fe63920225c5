"""Observed rates over a feature, and what a reveal draws into the picture, as tables.

Every one may be empty: a reveal only adds marks to `rates_chart`.
"""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import torch
from torch import Tensor

from core.monotonicity.binned_rates import BinnedRates

Scale = Callable[[Tensor], Tensor]


def as_it_is(x: Tensor) -> Tensor:
    """Return x: the scale of a feature or a rate as it was recorded."""
    return x


def rates_frame(
    rates: BinnedRates,
    describe: str,
    scale: Scale = as_it_is,
    rate_scale: Scale = as_it_is,
) -> pd.DataFrame:
    """Tabulate bins: place, rate, ends of its interval, a sentence for the tooltip.

    Args:
        rates: The bins.
        describe: The sentence, with {left}, {right}, {events}, {trials}, {rate}, {low}
            and {high} to fill in; ends of a bin on `scale`, rates as shares.
        scale: Converts the feature to the unit of the picture.
        rate_scale: Converts rates to the scale of the picture.
    """
    columns = ("left", "right", "events", "trials", "rate", "low", "high")
    values = {name: getattr(rates, name) for name in columns}
    values |= {end: scale(values[end]) for end in ("left", "right")}
    rows = zip(*(column.tolist() for column in values.values()), strict=True)
    texts = [describe.format(**dict(zip(columns, row, strict=True))) for row in rows]
    heights = ("rate", "low", "high")
    return pd.DataFrame(
        {"x": scale(rates.center).tolist()}
        | {name: rate_scale(values[name]).tolist() for name in heights}
        | {"text": texts}
    )


def counts_frame(rates: BinnedRates, scale: Scale = as_it_is) -> pd.DataFrame:
    """Tabulate how many a bin holds per unit of the feature, as a share of the most."""
    density = rates.trials / (rates.right - rates.left)
    return pd.DataFrame(
        {
            "left": scale(rates.left).tolist(),
            "right": scale(rates.right).tolist(),
            "share": (density / density.max()).tolist(),
        }
    )


def lines_frame(x: Tensor, models: Mapping[str, Tensor]) -> pd.DataFrame:
    """Tabulate curves over the feature, by kind of model (a key of `STROKES`)."""
    rows = [
        (place, rate, kind)
        for kind, rates in models.items()
        for place, rate in zip(x.tolist(), rates.tolist(), strict=True)
    ]
    return pd.DataFrame(rows, columns=["x", "rate", "model"])


def names_frame(
    names: Sequence[tuple[str, str, float, float, float, bool]],
) -> pd.DataFrame:
    """Tabulate what stands at the lines: kind of model, name, place, and alignment.

    A name stands on the side from which its line goes away.

    Args:
        names: Kind of model, name, where it stands, the rate and the slope there, and
            whether it stands below the line.
    """
    rows = [
        (*placed, below, "right" if (slope > 0) != below else "left")
        for *placed, slope, below in names
    ]
    return pd.DataFrame(rows, columns=["model", "name", "x", "rate", "below", "align"])


def regions_frame(
    regions: Sequence[tuple[float, float, str, str]],
) -> pd.DataFrame:
    """Tabulate shaded ranges with a large text and a small one below it.

    One without a width is two texts and no shade.
    """
    frame = pd.DataFrame(list(regions), columns=["left", "right", "large", "small"])
    return frame.assign(middle=(frame.left + frame.right) / 2)


def marks_frame(places: Sequence[tuple[float, str, str]]) -> pd.DataFrame:
    """Tabulate vertical lines: temperature, kind of model, and name."""
    return pd.DataFrame(list(places), columns=["x", "model", "name"])


def runs_frame(x: Tensor, runs: Tensor, kinds: Sequence[str]) -> pd.DataFrame:
    """Tabulate curves of one model from many starts.

    Args:
        x: Where they are drawn, shape (n,).
        runs: The curves, shape (num_runs, n).
        kinds: Kind of stroke of each (a key of `STROKES`).
    """
    return pd.DataFrame(
        {
            "x": x.repeat(len(runs)).numpy(),
            "rate": runs.flatten().numpy(),
            "run": torch.arange(len(runs)).repeat_interleave(len(x)).numpy(),
            "model": [kind for kind in kinds for _ in range(len(x))],
        }
    )
