"""Two classes in the plane, and where three models draw the line between them."""

from collections.abc import Mapping

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from charts.plane_grid import CLASSES

REACH = 3.2
"""Half the width of the square that is shown."""
LOGISTIC, LINEAR, BENT = "logistic regression", "linear network", "with activation"
MODELS = (LOGISTIC, LINEAR, BENT)


def boundaries_frame(boundaries: Mapping[str, Tensor]) -> pd.DataFrame:
    """Tabulate boundary points, columns x1, x2 and model; each tensor is (k, 2)."""
    return pd.concat(
        pd.DataFrame({"x1": at[:, 0].numpy(), "x2": at[:, 1].numpy(), "model": model})
        for model, at in boundaries.items()
    )


def boundaries_chart() -> alt.LayerChart:
    """The frames named "points" and "boundaries"; models differ in size and shape."""
    scale = alt.Scale(domain=(-REACH, REACH), nice=False)
    x = alt.X("x1:Q", title="x₁", scale=scale)
    y = alt.Y("x2:Q", title="x₂", scale=scale)
    color = alt.Color("label:N").scale(
        domain=CLASSES + MODELS,
        range=(theme.CLASS_0, theme.CLASS_1, theme.LINEAR, theme.INK, theme.RIGHT),
    )
    legend = color.legend(orient="top", title=None, columns=2, symbolType="circle")
    points = alt.Chart(alt.NamedData("points")).transform_calculate(label="datum.class")
    boundaries = alt.Chart(alt.NamedData("boundaries")).transform_calculate(
        label="datum.model"
    )
    return alt.layer(
        boundaries.mark_circle(clip=True, opacity=0.9).encode(
            x=x,
            y=y,
            color=legend,
            size=alt.Size("model:N", legend=None).scale(
                domain=MODELS, range=(130, 5, 26)
            ),
        ),
        points.mark_point(size=30, opacity=0.7).encode(
            x=x,
            y=y,
            color=legend,
            shape=alt.Shape("class:N", legend=None).scale(
                domain=CLASSES, range=("circle", "triangle-up")
            ),
        ),
    ).properties(height=420)
