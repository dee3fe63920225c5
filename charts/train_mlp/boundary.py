"""Boundaries between two classes as curves over x₁, and a guess of one."""

from collections.abc import Sequence
from functools import partial

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from charts.hand.guess import guess_layers
from charts.train_mlp.examples import class_marks

STRAIGHT, BENT = "without σ", "with σ"
"""The kinds of networks, by what is written at their boundaries."""


def boundaries_frame(x: Tensor, boundaries: Sequence[tuple[str, Tensor]]):
    """Tabulate curves over `x`: kind, x and y, and its name at the first place."""
    parts = [pd.DataFrame({"kind": [], "x": [], "y": [], "name": []})]
    for kind, y in boundaries:
        names = [kind] + [""] * (len(x) - 1)
        parts.append(
            pd.DataFrame({"kind": kind, "x": x.numpy(), "y": y.numpy(), "name": names})
        )
    return pd.concat(parts)


def guessed_boundary_chart(
    x_domain: tuple[float, float], y_domain: tuple[float, float]
) -> alt.LayerChart:
    """The frames "examples", "guess" and "boundaries"."""
    x = partial(_along, alt.X, "x₁", x_domain)
    y = partial(_along, alt.Y, "x₂", y_domain)
    examples = alt.Chart(alt.NamedData("examples")).encode(x=x("x1"), y=y("x2"))
    # No scale: letters would share the one of the examples.
    color = alt.condition(
        f"datum.kind == '{BENT}'", alt.value(theme.INK), alt.value(theme.LINEAR)
    )
    curves = alt.Chart(alt.NamedData("boundaries")).encode(
        x=x("x"), y=y("y"), color=color
    )
    lines = curves.mark_line(clip=True, strokeWidth=3).encode(
        strokeDash=alt.StrokeDash("kind:N", legend=None).scale(
            domain=[STRAIGHT, BENT], range=[theme.LINEAR_DASH, [1, 0]]
        )
    )
    style = {"align": "left", "dx": 6, "dy": 10, "baseline": "top", **theme.NAME}
    names = curves.encode(text="name:N")
    layers = (
        class_marks(examples, size=70),
        *guess_layers(x, y),
        lines,
        names.mark_text(**style, **theme.HALO),
        names.mark_text(**style),
    )
    return alt.layer(*layers)


def _along(
    channel: type[alt.X | alt.Y], title: str, domain: tuple[float, float], column: str
) -> alt.X | alt.Y:
    """Encode a column along an axis of the plane."""
    axis = alt.Axis(grid=False, labelFlush=False, tickMinStep=1, format="d")
    return channel(f"{column}:Q", title=title, axis=axis).scale(
        domain=domain, nice=False
    )
