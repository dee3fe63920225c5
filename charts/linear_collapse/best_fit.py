"""The best affine layer: its outputs against the network's, and what it leaves over.

Every table may be empty: the template is the same, so that a reveal only adds marks.
"""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from charts.linear_collapse.plane_layers import told_layers

WITHOUT, WITH = "without activation", "with activation"


def outputs_frame(pairs: Mapping[str, tuple[Tensor, Tensor]]) -> pd.DataFrame:
    """Tabulate two tensors of one shape for each network: one, other and network."""
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
    """Dots over the table "outputs": grey squares, and circles in `color`.

    Args:
        one: Title of the horizontal axis.
        other: Title of the vertical axis.
        networks: Of the squares, and of the circles.
        color: A role of `theme`.
    """
    return (
        alt.Chart(alt.NamedData("outputs"))
        .mark_point(filled=True, size=44, opacity=0.7)
        .encode(
            x=alt.X("one:Q", title=one).axis(tickCount=6, labelFlush=False),
            y=alt.Y("other:Q", title=other).axis(tickCount=6, labelFlush=False),
            color=network_color(networks, color),
            shape=alt.Shape("network:N", legend=None).scale(
                domain=networks, range=("square", "circle")
            ),
        )
    )


def network_color(networks: tuple[str, str], color: str) -> alt.Color:
    """Colour two networks, the first one grey."""
    return alt.Color("network:N", legend=None).scale(
        domain=networks, range=(theme.LINEAR, color)
    )


def key_layers(networks: tuple[str, str], color: str) -> Sequence[alt.Chart]:
    """Name both networks in their colours, at the lower right; the table "key"."""
    named = alt.Chart(alt.NamedData("key"))
    return tuple(
        named.transform_filter(alt.datum.network == network)
        .mark_text(
            align="right",
            x=alt.expr("width"),
            y=alt.expr("height"),
            dx=-10,
            dy=20 * place - 34,
            **theme.NAME,
        )
        .encode(text="network:N", color=network_color(networks, color))
        for place, network in enumerate(networks)
    )


def agreement_chart() -> alt.LayerChart:
    """Dots of both networks, and the diagonal; the table "told" in a corner."""
    networks = WITHOUT, WITH
    outputs = alt.Chart(alt.NamedData("outputs"))
    diagonal = outputs.mark_line(color=theme.LINEAR, strokeDash=theme.DASHED).encode(
        x="one:Q", y="one:Q"
    )
    titles = "first output of the network", "best affine layer"
    dots = output_dots(*titles, networks, theme.HIDDEN)
    return alt.layer(
        diagonal, dots, *key_layers(networks, theme.HIDDEN), *told_layers()
    )


def key_frame(networks: Sequence[str]) -> pd.DataFrame:
    """Tabulate the networks that are named in the picture."""
    return pd.DataFrame({"network": list(networks)})


def dial_frame(settings: Tensor, misfit: Tensor) -> pd.DataFrame:
    """Tabulate a dial, columns setting and misfit (1 - R²), each (num_settings,)."""
    return pd.DataFrame({"setting": settings.tolist(), "misfit": misfit.tolist()})


def dial_marks_frame(marks: Sequence[tuple[float, float, str, str]]) -> pd.DataFrame:
    """Tabulate marked settings: setting, misfit, what is written there, how aligned."""
    return pd.DataFrame(list(marks), columns=["setting", "misfit", "text", "align"])


def dial_chart(title: str, ends: tuple[float, float], log: bool) -> alt.LayerChart:
    """A line over the table "dial", and "marks" on it.

    Args:
        title: What the dial turns.
        ends: Its settings on the left and on the right.
        log: Whether its axis is logarithmic.
    """
    scale = alt.Scale(
        type="log" if log else "linear",
        domain=sorted(ends),
        reverse=ends[0] > ends[1],
        nice=False,
    )
    axis = alt.Axis(labelFlush=False, tickCount=6)
    x = alt.X("setting:Q", title=title, scale=scale, axis=axis)
    y = alt.Y("misfit:Q", title="out of reach of every affine layer").axis(
        format="%", labelFlush=False, tickCount=6
    )
    line = alt.Chart(alt.NamedData("dial")).mark_line(color=theme.HIDDEN, strokeWidth=3)
    marks = alt.Chart(alt.NamedData("marks")).encode(
        x=x, y=y.scale(domainMin=0, nice=True)
    )
    text = marks.encode(text="text:N")
    align = alt.expr("datum.align")
    style = {"dy": -26, "fontSize": 24, "fontWeight": "bold", "align": align}
    return alt.layer(
        line.encode(x=x, y=y),
        marks.transform_filter("datum.text != '?'").mark_circle(
            size=160, opacity=1, color=theme.INK
        ),
        text.mark_text(**style, **theme.HALO),
        text.mark_text(**style, color=theme.INK),
    )
