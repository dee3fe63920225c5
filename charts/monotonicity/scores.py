"""Which class two classifiers take an image for, and how a score moves with a pixel."""

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

LINEAR = "linear"
HIDDEN = "hidden layer"


def probabilities_frame(linear: Tensor, hidden: Tensor) -> pd.DataFrame:
    """Tabulate class probabilities: digit, model and probability; (10,) each."""
    return pd.concat(
        pd.DataFrame(
            {"digit": range(len(values)), "probability": values.numpy(), "model": name}
        )
        for name, values in ((LINEAR, linear), (HIDDEN, hidden))
    )


def probabilities_chart(height: int) -> alt.Chart:
    """Two bars a digit over "probabilities"."""
    return (
        alt.Chart(alt.NamedData("probabilities"))
        .mark_bar()
        .encode(
            x=alt.X("probability:Q", title="probability of the class")
            .scale(domain=(0, 1))
            .axis(format="%"),
            y=alt.Y("digit:O", title="digit").axis(labelOverlap=False),
            yOffset=alt.YOffset("model:N").sort([LINEAR, HIDDEN]),
            color=_color().legend(orient="top", columns=1, title=None),
            tooltip=["model:N", "digit:O", alt.Tooltip("probability:Q", format=".1%")],
        )
        .properties(height=height)
    )


def pixel_frame(curves: dict[tuple[str, str], Tensor], inks: Tensor) -> pd.DataFrame:
    """Tabulate scores over the ink of a pixel: ink, score, model and context.

    Args:
        curves: Scores at `inks`, shape (n,), by model and by the image around.
        inks: Ink of the pixel, shape (n,).
    """
    return pd.concat(
        pd.DataFrame(
            {
                "ink": inks.numpy(),
                "score": scores.numpy(),
                "model": model,
                "context": context,
            }
        )
        for (model, context), scores in curves.items()
    )


def pixel_chart(contexts: tuple[str, ...], y_title: str) -> alt.Chart:
    """Lines over "pixel": colour is the model, dash the image around the pixel."""
    return (
        alt.Chart(alt.NamedData("pixel"))
        .mark_line(strokeWidth=3)
        .encode(
            x=alt.X("ink:Q", title="ink of the pixel").axis(format="%"),
            y=alt.Y("score:Q", title=y_title).scale(zero=True),
            color=_color().legend(orient="top", columns=1, title=None),
            strokeDash=alt.StrokeDash("context:N", title=None)
            .scale(domain=list(contexts), range=[[1, 0], [7, 4]])
            .legend(orient="top"),
            detail="context:N",
        )
        .properties(height=320)
    )


def _color() -> alt.Color:
    return alt.Color("model:N").scale(
        domain=[LINEAR, HIDDEN], range=[theme.LINEAR, theme.HIDDEN]
    )
