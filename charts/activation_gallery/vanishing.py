"""What is left of a gradient layer by layer, and the units that let nothing through."""

from collections.abc import Mapping

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from charts.activation_gallery.compare import DASHES
from core.activation_gallery.vanishing import Fading

RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
POWERS = {str(p): f"10{str(p).translate(RAISED)}" for p in range(-41, 25)} | {"0": "1"}
"""As the sentences beside the picture write powers of ten."""
TICKS = (
    "abs(log(datum.value) / LN10 - round(log(datum.value) / LN10)) < 1e-6"
    f" ? {POWERS}[round(log(datum.value) / LN10)]"
    " : domain('y')[1] < 100 * domain('y')[0]"
    " && test(/^[25]/, format(datum.value, 'e'))"
    " ? format(datum.value, '~r') : ''"
)
"""Powers of ten; where the axis has less than two of them, the 2 and 5 between, too."""
SMALLEST = 1e-40
"""Below this a share is not drawn: a logarithmic axis has no 0."""


def left_frame(fadings: Mapping[str, Fading]) -> pd.DataFrame:
    """Tabulate what is left, columns layers, left, low, high and activation."""
    return pd.concat(
        pd.DataFrame(
            {
                "layers": range(len(fading.left)),
                "left": _drawable(fading.left),
                "low": _drawable(fading.low),
                "high": _drawable(fading.high),
                "activation": name,
            }
        )
        for name, fading in fadings.items()
    )


def _drawable(share: Tensor) -> pd.Series:
    share = pd.Series(share.numpy())
    return share.where(share > SMALLEST)


def bound_frame(bound: Tensor) -> pd.DataFrame:
    """Tabulate the most that can be left, columns layers and left."""
    return pd.DataFrame({"layers": range(len(bound)), "left": _drawable(bound)})


def shares_frame(fadings: Mapping[str, Fading]) -> pd.DataFrame:
    """Tabulate idle units, columns layer, share, kind and activation."""
    return pd.concat(
        pd.DataFrame(
            {
                "layer": range(1, len(share) + 1),
                "share": share.numpy(),
                "kind": kind,
                "activation": name,
            }
        )
        for name, fading in fadings.items()
        for kind, share in (("saturated", fading.saturated), ("dead", fading.dead))
    )


def left_chart(names: tuple[str, ...], drawn: tuple[str, ...]) -> alt.LayerChart:
    """Medians over "left" with their spread, and the sigmoid's bound over "bound".

    Args:
        names: All series that there are, each with its colour.
        drawn: Those that are in the picture, and in the legend.
    """
    x = alt.X("layers:Q", title="layers passed on the way back").axis(tickMinStep=1)
    y = alt.Y("left:Q", title="share of the gradient left").scale(type="log")
    y = y.axis(labelExpr=TICKS, tickCount=8)
    series = _series(names, drawn)
    base = alt.Chart(alt.NamedData("left"))
    spread = base.mark_area(opacity=0.15).encode(
        x=x, y=alt.Y("low:Q"), y2="high:Q", color=series["color"]
    )
    lines = base.mark_line(strokeWidth=2.5).encode(x=x, y=y, **series)
    bound = (
        alt.Chart(alt.NamedData("bound"))
        .mark_line(color=theme.MUTED, strokeDash=theme.DASHED)
        .encode(x=x, y=y)
    )
    return (spread + lines + bound).properties(height=330)


def shares_chart(names: tuple[str, ...], drawn: tuple[str, ...]) -> alt.Chart:
    """Shares of idle units by layer over "shares", a panel for each kind.

    Takes what `left_chart` takes.
    """
    panels = [
        alt.Chart(alt.NamedData("shares"))
        .transform_filter(f"datum.kind == '{kind}'")
        .mark_line(strokeWidth=2.5)
        .encode(
            x=alt.X("layer:Q", title="layer" if kind == "dead" else None).axis(
                tickMinStep=1
            ),
            y=alt.Y("share:Q", title=kind)
            .scale(domain=(0, 1), padding=4)
            .axis(format="%", tickCount=3),
            **_series(names, drawn),
        )
        .properties(height=110)
        for kind in ("saturated", "dead")
    ]
    return alt.vconcat(*panels, spacing=8)


def _series(names: tuple[str, ...], drawn: tuple[str, ...]) -> dict[str, object]:
    legend = alt.Legend(
        orient="top",
        columns=4,
        labelLimit=160,
        symbolType="stroke",
        symbolOpacity=1,
        values=list(drawn),
    )
    color = alt.Color("activation:N", title=None, legend=legend)
    dash = alt.StrokeDash("activation:N", title=None, legend=legend)
    return {
        "color": color.scale(domain=names, range=theme.SERIES[: len(names)]),
        "strokeDash": dash.scale(domain=names, range=DASHES[: len(names)]),
    }
