"""What many re-rolls come to: the errors of rounding, and one activation."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

FORMATS = ("float32", "float64")
DIFFERENCE, BOUND = "largest difference", "its bound"
# A logarithmic axis has no 0: a difference of exactly 0 is drawn at its left end.
SMALLEST, LARGEST = 1e-19, 1e1


def rerolls_frame(by_format: Mapping[str, tuple[Tensor, Tensor]]) -> pd.DataFrame:
    """Tabulate re-rolls, columns format, value, what and jitter.

    Args:
        by_format: For each of `FORMATS` the differences and the bounds, each
            (num_rerolls,).
    """
    return pd.concat(
        pd.DataFrame(
            {
                "format": name,
                "value": values.clamp_min(SMALLEST).numpy(),
                "what": what,
                # Spread by the golden ratio: even, and the same at every visit.
                "jitter": [(0.618034 * i) % 1 for i in range(len(values))],
            }
        )
        for name, pair in by_format.items()
        for what, values in zip((DIFFERENCE, BOUND), pair, strict=True)
    )


def rerolls_chart() -> alt.Chart:
    """Dots over the frame named "rerolls", one row a format."""
    kinds = (DIFFERENCE, BOUND)
    return (
        alt.Chart(alt.NamedData("rerolls"))
        .mark_point(filled=True, opacity=0.6, size=26)
        .encode(
            x=alt.X("value:Q", title="difference of the two outputs")
            .scale(type="log", domain=(SMALLEST, LARGEST))
            .axis(format=".0e", tickCount=7, grid=True),
            y=alt.Y("format:N", title=None, sort=list(FORMATS)),
            yOffset=alt.YOffset("jitter:Q"),
            color=alt.Color(
                "what:N", legend=alt.Legend(orient="top", title=None)
            ).scale(domain=kinds, range=(theme.FEATURE, theme.MUTED)),
            shape=alt.Shape("what:N").scale(domain=kinds, range=("circle", "diamond")),
        )
        .properties(height=260)
    )


def strips_frame(values: Mapping[str, Tensor]) -> pd.DataFrame:
    """Tabulate strips, columns strip and value; each tensor is (num_rerolls,)."""
    return pd.concat(
        pd.DataFrame({"strip": strip, "value": v.numpy()})
        for strip, v in values.items()
    )


def strips_chart(strips: Sequence[str], title: str) -> alt.Chart:
    """Ticks over the frame named "strips".

    Args:
        strips: Their names, from top to bottom.
        title: What the value is.
    """
    return (
        alt.Chart(alt.NamedData("strips"))
        .mark_tick(thickness=2, opacity=0.5, color=theme.HIDDEN, height=30)
        .encode(
            x=alt.X("value:Q", title=title).scale(zero=True),
            y=alt.Y("strip:N", title=None, sort=list(strips)).axis(
                labelLimit=200, ticks=False
            ),
        )
        .properties(height=alt.Step(48))
    )
