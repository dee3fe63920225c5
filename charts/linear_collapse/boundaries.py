"""Two classes in the plane, and where three models draw the line between them."""

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from charts.linear_collapse.plane_grid import CLASSES

REACH = 3.2
"""Half the width of the square that is shown."""
LOGISTIC, LINEAR, BENT = "logistic regression", "linear network", "with activation"
MODELS = (LOGISTIC, LINEAR, BENT)


def boundary_frame(model: str, points: Tensor) -> pd.DataFrame:
    """Tabulate where a model changes its mind, columns x1, x2 and label.

    Args:
        model: One of `MODELS`.
        points: The ends of a line, or dots along a curve, shape (k, 2).
    """
    return pd.DataFrame(
        {"x1": points[:, 0].numpy(), "x2": points[:, 1].numpy(), "label": model}
    )


def boundaries_chart() -> alt.LayerChart:
    """The points' frame "points", and "logistic", "linear" and "bent" over it.

    The line of logistic regression is wide and pale, so that the dashed one of the
    linear network can be seen on it; the curve of the bent network is dotted.
    """
    scale = alt.Scale(domain=(-REACH, REACH), nice=False)
    x = alt.X("x1:Q", title="x₁", scale=scale)
    y = alt.Y("x2:Q", title="x₂", scale=scale)
    legend = alt.Legend(orient="top", title=None, columns=1)
    stroke = alt.Stroke("class:N", legend=legend).scale(
        domain=CLASSES, range=(theme.CLASS_0, theme.CLASS_1)
    )
    shape = alt.Shape("class:N", legend=legend).scale(
        domain=CLASSES, range=("circle", "triangle-up")
    )
    points = _over("points").mark_point(size=30, opacity=0.7)
    wide = _over("logistic").mark_line(strokeWidth=9, opacity=0.5, clip=True)
    dashed = _over("linear").mark_line(strokeWidth=2.5, strokeDash=[5, 4], clip=True)
    dotted = _over("bent").mark_circle(size=26, opacity=1, clip=True)
    return alt.layer(
        points.encode(x=x, y=y, stroke=stroke, shape=shape),
        *(line.encode(x=x, y=y, color=_model()) for line in (wide, dashed, dotted)),
    ).properties(height=420)


def _model() -> alt.Color:
    """Encode the model as its colour, with a legend that shows the strokes."""
    strokes = alt.Legend(
        orient="top",
        title=None,
        columns=1,
        symbolType="stroke",
        symbolSize=theme.LONG_STROKE,
        labelOffset=8,
        symbolStrokeWidth=alt.expr(f"datum.label == '{LOGISTIC}' ? 9 : 3"),
        symbolDash=alt.expr(
            f"datum.label == '{LINEAR}' ? [5, 4]"
            f" : datum.label == '{BENT}' ? [2, 3] : [1, 0]"
        ),
        symbolOpacity=alt.expr(f"datum.label == '{LOGISTIC}' ? 0.5 : 1"),
    )
    return alt.Color("label:N", legend=strokes).scale(
        domain=MODELS, range=(theme.LINEAR, theme.INK, theme.RIGHT)
    )


def _over(name: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name))
