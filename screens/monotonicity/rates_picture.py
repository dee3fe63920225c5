"""The pictures of lesson 1's first screens: observed rates, and what is drawn in."""

from collections.abc import Sequence
from typing import NamedTuple

import pyarrow as pa
import torch
from torch import Tensor

from charts.monotonicity.rates import (
    TEMPERATURE,
    counts_frame,
    lines_frame,
    marks_frame,
    names_frame,
    rates_chart,
    rates_frame,
    regions_frame,
)
from charts.monotonicity.strokes import Axes
from core.monotonicity import one_feature
from core.monotonicity.binned_rates import BinnedRates
from serving.tables import table
from ui.deck import picture
from ui.draw import draw

PATIENTS = (
    "{left:.1f} to {right:.1f} °C: {events:.0f} of {trials:.0f} died "
    "({rate:.0%}; 95% interval {low:.0%} to {high:.0%})"
)


class Line(NamedTuple):
    """A model in the picture.

    Attributes:
        kind: Of its stroke, a key of `charts.monotonicity.strokes.STROKES`.
        name: What stands at it; nothing if empty.
        model: From places (n,) to rates (n,).
        at: Where the name stands.
    """

    kind: str
    name: str
    model: one_feature.Model
    at: float


def draw_rates(
    rates: BinnedRates,
    *,
    alt_text: str,
    describe: str = PATIENTS,
    axes: Axes = TEMPERATURE,
    dots: bool = True,
    lines: Sequence[Line] = (),
    marks: Sequence[tuple[float, str, str]] = (),
    regions: Sequence[tuple[float, float, str, str]] = (),
) -> None:
    """Draw how many there are, their rates, and over them what is given."""
    with picture():
        draw(
            rates_chart,
            axes,
            alt_text=alt_text,
            height="stretch",
            marks=table(marks_frame, tuple(marks)),
            **rates_tables(
                rates,
                describe=describe,
                axes=axes,
                dots=dots,
                lines=lines,
                regions=regions,
            ),
        )


def rates_tables(
    rates: BinnedRates,
    *,
    describe: str = PATIENTS,
    axes: Axes = TEMPERATURE,
    dots: bool = True,
    lines: Sequence[Line] = (),
    regions: Sequence[tuple[float, float, str, str]] = (),
) -> dict[str, pa.Table]:
    """Tabulate what the layers of `charts.monotonicity.rates.rates_layers` show."""
    x = torch.linspace(*axes.x_domain, 106, dtype=torch.float64)
    observed = table(rates_frame, rates, describe)
    return {
        "counts": table(counts_frame, rates),
        "rates": observed if dots else observed.slice(0, 0),
        "lines": _lines(x, lines),
        "names": _names(lines),
        "regions": table(regions_frame, tuple(regions)),
    }


def _lines(x: Tensor, lines: Sequence[Line]) -> pa.Table:
    return table(lines_frame, x, {line.kind: line.model(x) for line in lines})


def _names(lines: Sequence[Line]) -> pa.Table:
    places = [torch.tensor([line.at], dtype=torch.float64) for line in lines]
    return table(
        names_frame,
        tuple(
            (line.kind, line.name, line.at, float(line.model(place)))
            for line, place in zip(lines, places, strict=True)
        ),
    )
