"""Losses by epoch on a logarithmic axis: calm ones, and one that may leave it."""

import math
from collections.abc import Callable, Sequence

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from charts.hand.guess import guess_layers
from core.notation import scientific, superscript

LOW, CALM, WILD = 0.1, 10.0, 1e14
# Of an axis: 0.1, 1, 10 and 100 as they are, more as a power.
POWERS = ["10" + superscript(k) for k in range(15)]
POWER = (
    "datum.value < 1000 ? format(datum.value, '~g') : "
    f"{POWERS}[round(log(datum.value) / LN10)]"
)


def losses_frame(losses: Sequence[tuple[str, Tensor]]) -> pd.DataFrame:
    """Tabulate losses by epoch as far as they are numbers: run, epoch and loss."""
    parts = []
    for run, loss in losses:
        finite = loss.isfinite().cumprod(0).bool()
        values = loss[finite].clamp(max=10 * WILD).tolist()
        parts.append(
            pd.DataFrame({"run": run, "epoch": range(len(values)), "loss": values})
        )
    return pd.concat(parts)


def names_frame(names: Sequence[tuple[str, str, float, float]]) -> pd.DataFrame:
    """Tabulate what stands at the lines: run, name, epoch and loss."""
    return pd.DataFrame(list(names), columns=["run", "name", "epoch", "loss"])


def overshoot_chart(num_epochs: int, top: float) -> alt.LayerChart:
    """Layers over "losses" and "names"; the run "this" is orange, the others grey.

    Args:
        num_epochs: Where the axis of the epochs ends.
        top: Where that of the loss ends, a power of ten.
    """
    x, y = _axes(num_epochs, top)
    return alt.layer(*_runs(x("epoch"), y("loss")))


def guessed_overshoot_chart(num_epochs: int, top: float) -> alt.LayerChart:
    """The same over a guess: where it is drawn, and "guess"."""
    x, y = _axes(num_epochs, top)
    return alt.layer(*guess_layers(x, y), *_runs(x("epoch"), y("loss")))


Encode = Callable[[str], alt.X | alt.Y]


def _axes(num_epochs: int, top: float) -> tuple[Encode, Encode]:
    scale = alt.Scale(type="log", domain=(LOW, top), nice=False)
    powers = range(0, 15, 2) if top == WILD else range(-1, round(math.log10(top)) + 1)
    axis = alt.Axis(values=[10.0**k for k in powers], labelExpr=POWER, labelFlush=False)

    def x(column: str) -> alt.X:
        at = alt.X(
            f"{column}:Q", title="epoch", axis=alt.Axis(labelFlush=False, tickCount=6)
        )
        return at.scale(domain=(0, num_epochs), nice=False)

    def y(column: str) -> alt.Y:
        return alt.Y(f"{column}:Q", title="training loss", scale=scale, axis=axis)

    return x, y


def _runs(x: alt.X, y: alt.Y) -> Sequence[alt.Chart]:
    color = alt.condition(
        "datum.run == 'this'", alt.value(theme.HIDDEN), alt.value(theme.MUTED)
    )
    lines = (
        alt.Chart(alt.NamedData("losses"))
        .mark_line(clip=True, strokeWidth=2.4)
        .encode(x=x, y=y, detail="run:N", color=color)
    )
    text = alt.Chart(alt.NamedData("names")).encode(
        x=x, y=y, text="name:N", color=color
    )
    style = {"align": "left", "dx": 8, "baseline": "bottom", **theme.NAME}
    halo = text.mark_text(**style, **theme.HALO)
    return lines, halo, text.mark_text(**style)


def power_of_ten(value: float) -> str:
    """Write a large number with a power of ten, "1.5 · 10¹³", or that it is none."""
    if not math.isfinite(value):
        return "beyond any number"
    return scientific(f"{value:.1e}", times="·")
