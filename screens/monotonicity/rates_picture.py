"""The picture of lesson 1's patients and loans: observed rates, and models of them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pyarrow as pa
import torch

from charts.monotonicity.rates import (
    Scale,
    as_it_is,
    counts_frame,
    lines_frame,
    marks_frame,
    names_frame,
    rates_frame,
    regions_frame,
)
from charts.monotonicity.rates_chart import TEMPERATURE, rates_chart
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
SLOPE_OVER = 0.06
"""Share of the axis to the left of a name over which its line climbs or falls."""


class NamedLine(NamedTuple):
    """A model in the picture.

    Attributes:
        kind: Of its stroke, a key of `charts.monotonicity.strokes.STROKES`.
        name: What stands at it.
        model: From places (n,) to rates (n,), both as the axes have them.
        at: Where the name stands.
        below: Whether it stands below the line.
    """

    kind: str
    name: str
    model: one_feature.Model
    at: float
    below: bool = False


def draw_rates(
    rates: BinnedRates,
    *,
    alt_text: str,
    axes: Axes = TEMPERATURE,
    marks: Sequence[tuple[float, str, str]] = (),
    **given: Any,
) -> None:
    """Draw how many there are, their rates, and over them what is given.

    Args:
        rates: The rates in bins, as they were recorded.
        alt_text: For who cannot see it.
        axes: Titles and ranges, on the scales.
        marks: Vertical lines: place, kind of model, name.
        **given: As `rates_tables` takes it.
    """
    with picture():
        draw(
            rates_chart,
            axes,
            alt_text=alt_text,
            marks=table(marks_frame, tuple(marks)),
            **rates_tables(rates, axes=axes, **given),
        )


def rates_tables(
    rates: BinnedRates,
    *,
    describe: str = PATIENTS,
    axes: Axes = TEMPERATURE,
    dots: bool = True,
    lines: Sequence[NamedLine] = (),
    regions: Sequence[tuple[float, float, str, str]] = (),
    scale: Scale = as_it_is,
    rate_scale: Scale = as_it_is,
) -> dict[str, pa.Table]:
    """Tabulate what the layers of `charts.monotonicity.rates.rates_layers` show.

    Args:
        rates: The rates in bins, as they were recorded.
        describe: A bin's tooltip, see `charts.monotonicity.rates.rates_frame`.
        axes: Titles and ranges, on the scales.
        dots: Whether the rates are drawn.
        lines: Models.
        regions: Shaded ranges: both ends, a large text and a small one.
        scale: From the feature to the unit of the picture.
        rate_scale: From rates to the unit of the picture.
    """
    x = torch.linspace(*axes.x_domain, 106, dtype=torch.float64)
    observed = table(rates_frame, rates, describe, scale, rate_scale)
    return {
        "counts": table(counts_frame, rates, scale),
        "rates": observed if dots else observed.slice(0, 0),
        "lines": table(lines_frame, x, {line.kind: line.model(x) for line in lines}),
        "names": _names(lines, axes),
        "regions": table(regions_frame, tuple(regions)),
    }


def _names(lines: Sequence[NamedLine], axes: Axes) -> pa.Table:
    low, high = axes.x_domain
    back = SLOPE_OVER * (high - low)
    rows = []
    for line in lines:
        places = torch.tensor([line.at - back, line.at], dtype=torch.float64)
        before, here = line.model(places).tolist()
        slope = here - before
        rows.append((line.kind, line.name, line.at, here, slope, line.below))
    return table(names_frame, tuple(rows))
