"""What the best affine layer leaves unexplained, against one number of the network."""

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme


def dial_frame(settings: Tensor, misfit: Tensor, chosen: int) -> pd.DataFrame:
    """Tabulate a dial, columns setting, misfit, label and is_chosen.

    Args:
        settings: Shape (num_settings,).
        misfit: 1 - R² at each setting, same shape.
        chosen: Index of the reader's setting.
    """
    shares = misfit.tolist()
    return pd.DataFrame(
        {
            "setting": settings.numpy(),
            "misfit": shares,
            "label": [f"{100 * share:.1f}%" for share in shares],
            "is_chosen": [i == chosen for i in range(len(shares))],
        }
    )


def dial_chart(title: str, log: bool, reverse: bool) -> alt.LayerChart:
    """A line over the frame named "dial" and the reader's setting on it.

    Args:
        title: What the dial turns.
        log: Whether its axis is logarithmic.
        reverse: Whether it turns from high to low.
    """
    x = alt.X("setting:Q", title=title).scale(
        type="log" if log else "linear", reverse=reverse, nice=False
    )
    dial = alt.Chart(alt.NamedData("dial")).encode(
        x=x,
        y=alt.Y("misfit:Q", title="1 − R² of the best affine layer").axis(format="%"),
    )
    line = dial.mark_line(color=theme.HIDDEN, strokeWidth=2.5)
    chosen = dial.transform_filter("datum.is_chosen")
    marker = chosen.mark_point(filled=True, size=110, color=theme.INK)
    label = chosen.mark_text(dy=-16, color=theme.INK, fontSize=14, fontWeight="bold")
    return (line + marker + label.encode(text="label:N")).properties(height=340)
