"""The errors of rounding in many re-rolls, in a lane for each arithmetic."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from core.notation import superscript

# A logarithmic axis has no 0: a difference of exactly 0 is drawn at its left end.
SMALLEST, LARGEST = 1e-19, 1e-2
EXPONENTS = range(-16, -3, 3)
LABELS = ["0", *(f"10{superscript(k)}" for k in EXPONENTS)]


def rerolls_frame(by_lane: Mapping[str, Tensor]) -> pd.DataFrame:
    """Tabulate re-rolls, shape (num_rerolls,), columns lane, value and jitter."""
    # Spread by the golden ratio: even, and the same at every visit.
    rows = [
        (lane, value, (0.618034 * i) % 1)
        for lane, values in by_lane.items()
        for i, value in enumerate(values.clamp_min(SMALLEST).tolist())
    ]
    return pd.DataFrame(rows, columns=["lane", "value", "jitter"])


def lane_words_frame(words: Mapping[str, tuple[str, float]]) -> pd.DataFrame:
    """Tabulate what stands large in lanes: text and place on the axis, by lane."""
    rows = [(lane, *word) for lane, word in words.items()]
    return pd.DataFrame(rows, columns=["lane", "text", "value"])


def rerolls_chart(lanes: Sequence[str]) -> alt.LayerChart:
    """Dots over the tables "differences" and "bounds", words over "words".

    Args:
        lanes: Their names, from top to bottom.
    """
    scale = alt.Scale(type="log", domain=(SMALLEST, LARGEST), nice=False)
    axis = alt.Axis(
        values=[SMALLEST, *(10.0**k for k in EXPONENTS)],
        labelExpr=f"{LABELS}[round(log(datum.value / {SMALLEST}) / LN10 / 3)]",
        labelFlush=False,
    )
    title = "largest difference of the outputs"
    x = alt.X("value:Q", title=title, scale=scale, axis=axis)
    y = alt.Y("lane:N", title=None, sort=list(lanes)).scale(domain=list(lanes))
    dots, bounds = (
        alt.Chart(alt.NamedData(name))
        .mark_point(filled=True, opacity=0.6, size=size, color=color, shape=shape)
        .encode(x=x, y=y, yOffset=alt.YOffset("jitter:Q").scale(domain=(-0.35, 1.35)))
        for name, size, color, shape in (
            ("differences", 34, theme.FEATURE, "circle"),
            ("bounds", 26, theme.MUTED, "diamond"),
        )
    )
    words = alt.Chart(alt.NamedData("words")).encode(x=x, y=y, text="text:N")
    style = {"fontSize": 26, "fontWeight": "bold"}
    return alt.layer(
        bounds,
        dots,
        words.mark_text(**style, **theme.HALO),
        words.mark_text(**style, color=theme.INK),
    )
