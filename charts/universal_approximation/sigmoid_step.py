"""One sigmoid unit, where its step stands, and where it might."""

from collections.abc import Sequence

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

EDGE = 5
STROKES = {
    "before": (theme.LINEAR, theme.LINEAR_DASH),
    "unit": (theme.FEATURE, [1, 0]),
}


def step_frame(x: Tensor, **units: Tensor) -> pd.DataFrame:
    """Tabulate units by kind, a key of `STROKES`: columns x, y and kind."""
    return pd.concat(
        pd.DataFrame({"x": x.numpy(), "y": y.numpy(), "kind": kind})
        for kind, y in units.items()
    )


def names_frame(names: Sequence[tuple[str, float, float, str]]) -> pd.DataFrame:
    """Tabulate what stands at the curves: text, place, and kind."""
    return pd.DataFrame(list(names), columns=["text", "x", "y", "kind"])


def places_frame(places: Sequence[float], texts: Sequence[str]) -> pd.DataFrame:
    """Tabulate places in sight with what stands above them, columns x and text."""
    rows = zip(places, texts, strict=True)
    inside = [(x, text) for x, text in rows if abs(x) <= EDGE]
    return pd.DataFrame(inside, columns=["x", "text"]).astype({"x": float})


def step_chart() -> alt.LayerChart:
    """The frames "step", "names" and "places"."""
    axis = alt.Axis(values=list(range(-EDGE, EDGE + 1)), labelFlush=False, grid=False)
    x = alt.X("x:Q", title="x", axis=axis).scale(domain=(-EDGE, EDGE), nice=False)
    y = alt.Y("y:Q", title="sigmoid(wx + b)", axis=alt.Axis(values=[0, 0.5, 1])).scale(
        domain=(-0.03, 1.2), nice=False
    )
    color = alt.Color("kind:N", legend=None).scale(
        domain=list(STROKES), range=[color for color, _ in STROKES.values()]
    )
    dash = alt.StrokeDash("kind:N", legend=None).scale(
        domain=list(STROKES), range=[dash for _, dash in STROKES.values()]
    )
    lines = alt.Chart(alt.NamedData("step")).mark_line(strokeWidth=3)
    names = alt.Chart(alt.NamedData("names")).encode(x=x, y=y, text="text:N")
    style = {"align": "left", **theme.NAME}
    places = alt.Chart(alt.NamedData("places")).encode(x=x)
    rules = places.encode(y=alt.datum(-0.03), y2=alt.datum(1.08))
    large = places.mark_text(
        color=theme.FEATURE, fontSize=30, fontWeight="bold", y=0, dy=18
    ).encode(text="text:N")
    return alt.layer(
        rules.mark_rule(color=theme.INK, strokeDash=theme.DASHED, strokeWidth=1.5),
        lines.encode(x=x, y=y, color=color, strokeDash=dash),
        names.mark_text(**style, **theme.HALO),
        names.mark_text(**style).encode(color=color),
        large,
    )
