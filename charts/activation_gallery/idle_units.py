"""The units that let little or nothing of a gradient through, layer by layer."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from charts import theme
from charts.activation_gallery.lines import DASHES
from core.activation_gallery.vanishing_gradient import Fading


def idle_frame(fadings: Mapping[str, Fading]) -> pd.DataFrame:
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


def idle_chart(names: tuple[str, ...]) -> alt.VConcatChart:
    """Shares of idle units by layer over "shares", a panel for each kind."""
    legend = alt.Legend(orient="top", columns=4, labelLimit=160, symbolType="stroke")
    color = alt.Color("activation:N", title=None, legend=legend)
    # The same title and domain as the colour, so that Vega-Lite merges the legends.
    dash = alt.StrokeDash("activation:N", title=None, legend=legend)
    panels = [
        alt.Chart(alt.NamedData("shares"))
        .transform_filter(f"datum.kind == '{kind}'")
        .mark_line(strokeWidth=2.5)
        .encode(
            x=alt.X("layer:Q", title="layer" if kind == "dead" else None).axis(
                tickMinStep=1, labelFlush=False
            ),
            y=alt.Y("share:Q", title=kind)
            .scale(domain=(0, 1), padding=4)
            .axis(format="%", tickCount=3, labelFlush=False),
            color=color.scale(domain=names, range=theme.SERIES[: len(names)]),
            strokeDash=dash.scale(domain=names, range=DASHES[: len(names)]),
        )
        .properties(height=110)
        for kind in ("saturated", "dead")
    ]
    return alt.vconcat(*panels, spacing=8)
