"""One number under many re-rolls, a row of ticks for each way to compute it."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme


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
