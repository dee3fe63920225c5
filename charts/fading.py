"""What is left of a gradient layer by layer, and the units that let nothing through."""

from collections.abc import Mapping

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from charts.compare import DASHES
from core.vanishing import Fading

POWERS = range(-40, 13, 2)
TICKS = [10.0**power for power in POWERS]
RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
TICK_NAMES = {str(p): f"10{str(p).translate(RAISED)}" for p in POWERS} | {"0": "1"}
"""As the sentences beside the picture write powers of ten."""
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


def left_chart(names: tuple[str, ...]) -> alt.LayerChart:
    """Medians over "left" with their spread, and the sigmoid's bound over "bound"."""
    x = alt.X("layers:Q", title="layers passed on the way back").axis(tickMinStep=1)
    y = alt.Y("left:Q", title="share of the gradient left").scale(type="log")
    label = f"{TICK_NAMES}[round(log(datum.value) / LN10)]"
    y = y.axis(labelExpr=label, values=TICKS)
    series = _series(names)
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


def shares_chart(names: tuple[str, ...]) -> alt.Chart:
    """Shares of idle units by layer over "shares", a panel for each kind."""
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
            **_series(names),
        )
        .properties(height=110)
        for kind in ("saturated", "dead")
    ]
    return alt.vconcat(*panels, spacing=8)


def _series(names: tuple[str, ...]) -> dict[str, object]:
    legend = alt.Legend(
        orient="top", columns=4, labelLimit=160, symbolType="stroke", symbolOpacity=1
    )
    color = alt.Color("activation:N", title=None, legend=legend)
    dash = alt.StrokeDash("activation:N", title=None, legend=legend)
    return {
        "color": color.scale(domain=names, range=theme.SERIES[: len(names)]),
        "strokeDash": dash.scale(domain=names, range=DASHES[: len(names)]),
    }
