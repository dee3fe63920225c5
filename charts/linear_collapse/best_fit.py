"""The best affine layer: its outputs against the network's, and what it leaves over."""

from collections.abc import Mapping

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

WITHOUT, WITH = "without activation", "with activation"


def outputs_frame(pairs: Mapping[str, tuple[Tensor, Tensor]]) -> pd.DataFrame:
    """Tabulate outputs pairwise, columns one, other and network.

    Args:
        pairs: For each network two tensors of one shape.
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


def output_dots(
    one: str, other: str, networks: tuple[str, str], color: str
) -> alt.Chart:
    """Dots over the frame named "outputs".

    Args:
        one: Title of the horizontal axis.
        other: Title of the vertical axis.
        networks: Of grey squares, and of circles in `color`.
        color: A role of `theme`.
    """
    legend = alt.Legend(orient="top", title=None)
    return (
        alt.Chart(alt.NamedData("outputs"))
        .mark_point(filled=True, size=34, opacity=0.65)
        .encode(
            x=alt.X("one:Q", title=one),
            y=alt.Y("other:Q", title=other),
            color=alt.Color("network:N", legend=legend).scale(
                domain=networks, range=(theme.LINEAR, color)
            ),
            shape=alt.Shape("network:N").scale(
                domain=networks, range=("square", "circle")
            ),
        )
    )


def agreement_chart(one: str, other: str) -> alt.LayerChart:
    """Dots of both networks, and the diagonal that they should lie on."""
    outputs = alt.Chart(alt.NamedData("outputs"))
    diagonal = outputs.mark_line(color=theme.LINEAR, strokeDash=theme.DASHED).encode(
        x="one:Q", y="one:Q"
    )
    dots = output_dots(one, other, (WITHOUT, WITH), theme.HIDDEN)
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
