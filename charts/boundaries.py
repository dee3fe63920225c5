"""Two classes in the plane, and where three models draw the line between them."""

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from charts.plane_grid import CLASSES

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
    place = {
        "x": alt.X("x1:Q", title="x₁", scale=scale),
        "y": alt.Y("x2:Q", title="x₂", scale=scale),
        "color": alt.Color("label:N")
        .scale(
            domain=CLASSES + MODELS,
            range=(theme.CLASS_0, theme.CLASS_1, theme.LINEAR, theme.INK, theme.RIGHT),
        )
        .legend(orient="top", title=None, columns=2, symbolType="circle"),
    }
    points = _over("points").transform_calculate(label="datum.class")
    wide = _over("logistic").mark_line(strokeWidth=9, opacity=0.5, clip=True)
    dashed = _over("linear").mark_line(strokeWidth=2.5, strokeDash=[5, 4], clip=True)
    dotted = _over("bent").mark_circle(size=26, opacity=1, clip=True)
    return alt.layer(
        points.mark_point(size=30, opacity=0.7).encode(
            **place,
            shape=alt.Shape("class:N", legend=None).scale(
                domain=CLASSES, range=("circle", "triangle-up")
            ),
        ),
        wide.encode(**place),
        dashed.encode(**place),
        dotted.encode(**place),
    ).properties(height=420)


def _over(name: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name))
