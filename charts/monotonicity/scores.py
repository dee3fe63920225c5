"""Scores of classes beside those of the inverted image, and probabilities of them."""

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

LINEAR = "linear"
HIDDEN = "hidden layer"
REACH = 11.0
"""Scores drawn at most; those of all held-out images lie within."""


def probabilities_frame(linear: Tensor, hidden: Tensor) -> pd.DataFrame:
    """Tabulate class probabilities: digit, model and probability; (10,) each."""
    return pd.concat(
        pd.DataFrame(
            {"digit": range(len(values)), "probability": values.numpy(), "model": name}
        )
        for name, values in ((LINEAR, linear), (HIDDEN, hidden))
    )


def probabilities_chart() -> alt.Chart:
    """Two bars a digit over "probabilities"."""
    color = alt.Color("model:N").scale(
        domain=[LINEAR, HIDDEN], range=[theme.LINEAR, theme.HIDDEN]
    )
    return (
        alt.Chart(alt.NamedData("probabilities"))
        .mark_bar()
        .encode(
            x=alt.X("probability:Q", title="probability of the class")
            .scale(domain=(0, 1))
            .axis(format="%"),
            y=alt.Y("digit:O", title="digit").axis(labelOverlap=False),
            yOffset=alt.YOffset("model:N").sort([LINEAR, HIDDEN]),
            color=color.legend(orient="top", columns=2, title=None),
            tooltip=["model:N", "digit:O", alt.Tooltip("probability:Q", format=".1%")],
        )
        .properties(height=380)
    )


def sums_frame(upright: Tensor, inverted: Tensor, half: Tensor) -> pd.DataFrame:
    """Tabulate both scores of each class and the half of their sum, (10,) each."""
    return pd.DataFrame(
        {
            "digit": range(len(upright)),
            "upright": upright.numpy(),
            "inverted": inverted.numpy(),
            "half": half.numpy(),
        }
    )


def sums_chart() -> alt.LayerChart:
    """A row a digit: filled dots over "upright", hollow ones and ticks over "both"."""
    y = alt.Y("digit:O", title="score of digit").axis(
        labelOverlap=False, labelFlush=False
    )
    upright = alt.Chart(alt.NamedData("upright")).encode(y=y)
    both = alt.Chart(alt.NamedData("both")).encode(y=y)

    def x(column: str) -> alt.X:
        scale = alt.Scale(domain=(-REACH, REACH), nice=False)
        return alt.X(f"{column}:Q", title="score", scale=scale)

    dot = {"size": 110, "opacity": 1, "color": theme.LINEAR, "strokeWidth": 2.5}
    layers = (
        both.mark_rule(color=theme.LINEAR, opacity=0.5).encode(
            x=x("upright"), x2="inverted:Q"
        ),
        both.mark_tick(color=theme.FEATURE, thickness=4).encode(x=x("half")),
        both.mark_point(filled=False, **dot).encode(x=x("inverted")),
        upright.mark_point(filled=True, **dot).encode(x=x("upright")),
    )
    return alt.layer(*layers)
