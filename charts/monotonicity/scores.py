"""Scores of classes: beside those of the inverted image, and as one pixel varies."""

from collections.abc import Sequence

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

LINEAR = "linear"
HIDDEN = "hidden layer"
IMAGE, NEGATIVE = "image", "inverted"


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
            color=_color().legend(orient="top", columns=2, title=None),
            tooltip=["model:N", "digit:O", alt.Tooltip("probability:Q", format=".1%")],
        )
        .properties(height=height)
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


def sums_chart(reach: float) -> alt.LayerChart:
    """A row a digit: filled dots over "upright", hollow ones and ticks over "both".

    Args:
        reach: Scores drawn at most, and at least when negative.
    """
    y = alt.Y("digit:O", title="score of digit").axis(labelOverlap=False)
    upright = alt.Chart(alt.NamedData("upright")).encode(y=y)
    both = alt.Chart(alt.NamedData("both")).encode(y=y)

    def x(column: str) -> alt.X:
        scale = alt.Scale(domain=(-reach, reach), nice=False)
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
    return alt.layer(*layers).properties(height="container", width="container")


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


def pixel_names_frame(
    curves: dict[tuple[str, str], Tensor], texts: Sequence[str]
) -> pd.DataFrame:
    """Tabulate what stands at the right ends of the curves of `pixel_frame`."""
    rows = [
        (1.0, float(scores[-1]), model, text)
        for ((model, _), scores), text in zip(curves.items(), texts, strict=True)
    ]
    return pd.DataFrame(rows, columns=["ink", "score", "model", "text"])


def pixel_chart(title: str) -> alt.LayerChart:
    """Lines over "pixel", solid in the image and dashed in its negative, and "names".

    Args:
        title: Of the vertical axis.
    """
    x = alt.X("ink:Q", title="ink of the pixel").axis(format="%", tickCount=3)
    y = alt.Y("score:Q", title=title).axis(tickCount=5)
    dash = alt.StrokeDash("context:N", legend=None).scale(
        domain=(IMAGE, NEGATIVE), range=[[1, 0], [7, 4]]
    )
    lines = (
        alt.Chart(alt.NamedData("pixel"))
        .mark_line(strokeWidth=3)
        .encode(
            x=x, y=y, color=_color().legend(None), strokeDash=dash, detail="context:N"
        )
    )
    names = (
        alt.Chart(alt.NamedData("names"))
        .mark_text(align="right", baseline="bottom", dx=-4, dy=-6, **theme.NAME)
        .encode(x=x, y=y, text="text:N", color=_color().legend(None))
    )
    return alt.layer(lines, names).properties(height="container", width="container")


def _color() -> alt.Color:
    return alt.Color("model:N").scale(
        domain=[LINEAR, HIDDEN], range=[theme.LINEAR, theme.HIDDEN]
    )
