"""One activation in many minibatches: a strip for each transform."""

from collections.abc import Mapping

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from core.linear_collapse.batch_norm import TRANSFORMS


def strips_frame(values: Mapping[str, Tensor]) -> pd.DataFrame:
    """Tabulate strips, columns strip and value; each tensor is (num_rerolls,)."""
    return pd.concat(
        pd.DataFrame({"strip": strip, "value": v.numpy()})
        for strip, v in values.items()
    )


def strip_words_frame(words: Mapping[str, str]) -> pd.DataFrame:
    """Tabulate what stands at the right of strips, columns strip and text."""
    return pd.DataFrame(list(words.items()), columns=["strip", "text"])


def strips_chart() -> alt.LayerChart:
    """Ticks over the table "strips"; a question mark in each lane of "words"."""
    strips = list(TRANSFORMS)
    y = alt.Y("strip:N", title=None, sort=strips).scale(domain=strips)
    x = alt.X("value:Q", title="activation of example 1")
    ticks = (
        alt.Chart(alt.NamedData("strips"))
        .mark_tick(thickness=3, opacity=0.5, color=theme.HIDDEN, bandSize=50)
        .encode(
            x=x.scale(domain=(-2.4, 2.4), nice=False),
            y=y.axis(labelLimit=220, ticks=False),
        )
    )
    words = (
        alt.Chart(alt.NamedData("words"))
        .mark_text(fontSize=26, fontWeight="bold", color=theme.INK, align="right")
        .encode(x=alt.XDatum(2.3), y=y, text="text:N")
    )
    return alt.layer(ticks, words)
