"""A function under the microscope: the picture at every zoom has the same size."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from charts import theme
from core.activation_gallery.kinks import Close

KINK, SMOOTH = "kink", "smooth"


def close_up_frame(views: Mapping[str, tuple[str, Close]]) -> pd.DataFrame:
    """Tabulate magnified functions, columns offset, rise, kind and name.

    Args:
        views: `KINK` or `SMOOTH` -> name on the page and what the microscope shows.
    """
    return pd.concat(
        pd.DataFrame(
            {
                "offset": view.offset.numpy(),
                "rise": view.rise.numpy(),
                "kind": kind,
                "name": name,
            }
        )
        for kind, (name, view) in views.items()
    )


def close_up_chart() -> alt.LayerChart:
    """Two lines over "close", named at their right ends."""
    kinds = alt.Scale(domain=(KINK, SMOOTH), range=(theme.FEATURE, theme.LINEAR))
    dashes = alt.Scale(domain=(KINK, SMOOTH), range=([1, 0], theme.DASHED))
    x = alt.X("offset:Q", title="distance from the kink, in units of the zoom")
    y = alt.Y("rise:Q", title="rise, in the same units")
    base = alt.Chart(alt.NamedData("close")).encode(
        x=x.scale(domain=(-1, 1.35), nice=False), y=y.scale(padding=12)
    )
    lines = base.mark_line(strokeWidth=2.5).encode(
        color=alt.Color("kind:N", scale=kinds, legend=None),
        strokeDash=alt.StrokeDash("kind:N", scale=dashes, legend=None),
    )
    names = (
        base.mark_text(align="left", dx=6)
        .encode(text="name:N", color=alt.Color("kind:N", scale=kinds, legend=None))
        .transform_filter("datum.offset == 1")
    )
    return (lines + names).properties(height=330)
