"""What every seed came to, by two measures, beside what was built by hand."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from charts import theme
from charts.universal_approximation.errors import FLOOR, power_axis

MEASURES = ("largest error", "RMS error")


def seeds_frame(errors: Mapping[str, Sequence[float]]) -> pd.DataFrame:
    """Tabulate what the seeds came to by measure, columns error and measure."""
    rows = [(max(e, FLOOR), name) for name, found in errors.items() for e in found]
    frame = pd.DataFrame(rows, columns=["error", "measure"])
    return frame.astype({"error": float})


def built_frame(rows: Mapping[str, tuple[float, str]]) -> pd.DataFrame:
    """Tabulate what was built: measure, error, and a large text beside it."""
    return pd.DataFrame(
        [(name, max(error, FLOOR), text) for name, (error, text) in rows.items()],
        columns=["measure", "error", "text"],
    )


def seeds_chart() -> alt.LayerChart:
    """The frames "seeds", "built" and "room", two rows on one logarithmic axis."""
    x = alt.X(
        "error:Q",
        title="error: each dot a seed, the blue line built by hand",
        axis=power_axis(tickCount=2, titlePadding=2),
    ).scale(type="log", nice=False)
    y = alt.Y(
        "measure:N", title=None, axis=alt.Axis(grid=False, domain=False, ticks=False)
    ).scale(domain=MEASURES, paddingInner=0.35, paddingOuter=0.2)
    room = alt.Chart(alt.NamedData("room")).mark_point(opacity=0, aria=False)
    seeds = alt.Chart(alt.NamedData("seeds")).mark_point(
        filled=True, size=90, opacity=0.55, color=theme.HIDDEN
    )
    built = alt.Chart(alt.NamedData("built")).encode(x=x, y=y)
    text = built.encode(text="text:N")
    style = {"align": "right", "dx": -12, "fontSize": 26, "fontWeight": "bold"}
    return alt.layer(
        room.encode(x=x, y=y),
        built.mark_tick(color=theme.FEATURE, thickness=4, bandSize=56),
        seeds.encode(x=x, y=y),
        text.mark_text(**style, **theme.HALO),
        text.mark_text(color=theme.FEATURE, **style),
    )
