"""Boundaries between two classes as curves over x₁, and a guess of one."""

from collections.abc import Sequence

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

    def x(column: str) -> alt.X:
        axis = alt.Axis(grid=False, labelFlush=False, tickMinStep=1, format="d")
        return alt.X(f"{column}:Q", title="x₁", axis=axis).scale(
            domain=x_domain, nice=False
        )

    def y(column: str) -> alt.Y:
        axis = alt.Axis(grid=False, labelFlush=False, tickMinStep=1, format="d")
        return alt.Y(f"{column}:Q", title="x₂", axis=axis).scale(
            domain=y_domain, nice=False
        )

    examples = alt.Chart(alt.NamedData("examples")).encode(x=x("x1"), y=y("x2"))
    kinds = {"domain": [STRAIGHT, BENT]}
    # No scale: letters would share the one of the examples.
    color = alt.condition(
        f"datum.kind == '{BENT}'", alt.value(theme.INK), alt.value(theme.LINEAR)
    )
    curves = alt.Chart(alt.NamedData("boundaries")).encode(
        x=x("x"),
        y=y("y"),
        color=color,
    )
    lines = curves.mark_line(clip=True, strokeWidth=3).encode(
        strokeDash=alt.StrokeDash("kind:N", legend=None).scale(
            **kinds, range=[theme.LINEAR_DASH, [1, 0]]
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
