"""The best affine layer: its outputs against the network's, and what it leaves over."""

from collections.abc import Mapping

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

WITHOUT, WITH = "without activation", "with activation"


def agreement_frame(pairs: Mapping[str, tuple[Tensor, Tensor]]) -> pd.DataFrame:
    """Tabulate outputs pairwise, columns one, other and network.

    Args:
        pairs: For each network (`WITHOUT`, `WITH`) two tensors of one shape.
    """
    return pd.concat(
        pd.DataFrame(
            {
                "one": one.flatten().numpy(),
                "other": other.flatten().numpy(),
                "network": network,
            }
        )
        for network, (one, other) in pairs.items()
    )


def agreement_chart(one: str, other: str) -> alt.LayerChart:
    """Dots over the frame named "outputs", and the diagonal they should lie on.

    Args:
        one: Title of the horizontal axis.
        other: Title of the vertical axis.
    """
    outputs = alt.Chart(alt.NamedData("outputs"))
    networks = (WITHOUT, WITH)
    dots = outputs.mark_point(filled=True, size=34, opacity=0.65).encode(
        x=alt.X("one:Q", title=one),
        y=alt.Y("other:Q", title=other),
        color=alt.Color("network:N", legend=alt.Legend(orient="top", title=None)).scale(
            domain=networks, range=(theme.LINEAR, theme.HIDDEN)
        ),
        shape=alt.Shape("network:N").scale(domain=networks, range=("square", "circle")),
    )
    diagonal = outputs.mark_line(color=theme.LINEAR, strokeDash=theme.DASHED).encode(
        x="one:Q", y="one:Q"
    )
    return (diagonal + dots).properties(height=380)


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
