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
    points = alt.Chart(alt.NamedData("points")).mark_point(size=30, opacity=0.7)
    boundaries = alt.Chart(alt.NamedData("boundaries")).mark_point(
        filled=True, clip=True, opacity=0.9
    )
    return (
        alt.layer(
            points.encode(
                x=x,
                y=y,
                color=alt.Color("class:N")
                .scale(domain=CLASSES, range=(theme.CLASS_0, theme.CLASS_1))
                .legend(orient="top", title=None),
                shape=alt.Shape("class:N")
                .scale(domain=CLASSES, range=("circle", "triangle-up"))
                .legend(orient="top", title=None),
            ),
            boundaries.encode(
                x=x,
                y=y,
                color=alt.Color("model:N")
                .scale(domain=MODELS, range=(theme.LINEAR, theme.INK, theme.RIGHT))
                .legend(orient="top", title=None),
                size=alt.Size("model:N", legend=None).scale(
                    domain=MODELS, range=(130, 5, 26)
                ),
            ),
        )
        .properties(height=420)
        .resolve_scale(color="independent")
    )
