"""Largest errors on a logarithmic axis: of every method by width, and of many seeds."""

import math
from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from charts import theme

FLOOR = 1e-8  # what a logarithmic axis shows for no error at all
METHODS = {
    "ReLU ramps": (theme.FEATURE, [1, 0]),
    "sigmoid steps": ("@sky", [1, 0]),
    "sigmoid bumps": ("@brown", [1, 0]),
    "trained, best": (theme.HIDDEN, [1, 0]),
    "trained, median": (theme.HIDDEN, [6, 3]),
    "Gaussian kernel": ("@pink", [1, 0]),
    "multiquadric": ("@pink", [6, 3]),
    "x² units": (theme.LINEAR, theme.LINEAR_DASH),
    "bound for ramps": (theme.MUTED, [2, 2]),
    "half the jump": (theme.MUTED, [2, 2]),
}
ROOM_FOR_A_LEADER = 1.25  # from the longest line to its name, as a factor of h
POWERS = (
    "datum.value >= 0.005 ? format(datum.value, '~g') :"
    " abs(log(datum.value) / LN10 - round(log(datum.value) / LN10)) > 1e-6 ? '' :"
    " '10⁻' + '⁰¹²³⁴⁵⁶⁷⁸⁹'[round(-log(datum.value) / LN10)]"
)
# On a phone a name takes more of the width.
LAST = "width < 420 ? 4500 : 1100"
LABEL_GAP = 0.055  # of the axis' height, so that neighbouring names stay apart
ROOM = 0.12  # of the axis, that the name of a seed takes up


def widths_frame(
    widths: Sequence[int], errors: Mapping[str, Sequence[float]]
) -> pd.DataFrame:
    """Tabulate errors, columns width, error and method; no error becomes 1e-8."""
    return pd.concat(
        pd.DataFrame(
            {"width": widths, "error": [max(e, FLOOR) for e in row], "method": method}
        )
        for method, row in errors.items()
    )


def ends_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Place a name at the right end of each line, apart from one another.

    Args:
        frame: From `widths_frame`.

    Returns:
        Columns width and error (where to write), from_width and from_error (the end of
        the line) and method.
    """
    ends = frame.groupby("method", sort=False).tail(1).sort_values("error")
    low, high = (math.log10(edge(frame["error"])) for edge in (min, max))
    gap = LABEL_GAP * max(high - low, 1e-3)
    places: list[float] = []
    for error in ends["error"]:
        place = math.log10(error)
        places.append(max(place, places[-1] + gap) if places else place)
    # Pushed up beyond the top, the names move down together.
    shift = max(0.0, places[-1] - high)
    return ends.rename(columns={"width": "from_width", "error": "from_error"}).assign(
        width=frame["width"].max() * ROOM_FOR_A_LEADER,
        error=[10 ** (place - shift) for place in places],
    )


def now_frame(num_hiddens: int) -> pd.DataFrame:
    """Tabulate the width the page is set to, column width."""
    return pd.DataFrame({"width": [num_hiddens]})


def widths_chart() -> alt.LayerChart:
    """The frames "widths", "ends" and "now"."""
    x = alt.X(
        "width:Q",
        title="hidden units h",
        axis=alt.Axis(values=[1, 2, 4, 8, 16, 32, 64, 128], grid=False),
    ).scale(type="log", domainMin=1, domainMax=alt.expr(LAST), nice=False)
    y = alt.Y(
        "error:Q", title="largest error", axis=alt.Axis(labelExpr=POWERS, tickCount=7)
    ).scale(type="log", nice=False)
    color = alt.Color("method:N", legend=None).scale(
        domain=list(METHODS), range=[color for color, _ in METHODS.values()]
    )
    dash = alt.StrokeDash("method:N", legend=None).scale(
        domain=list(METHODS), range=[dash for _, dash in METHODS.values()]
    )
    lines = alt.Chart(alt.NamedData("widths")).encode(x=x, y=y, color=color)
    now = alt.Chart(alt.NamedData("now")).mark_rule(color=theme.LINE, strokeWidth=3)
    names = alt.Chart(alt.NamedData("ends")).mark_text(
        align="left", dx=4, fontSize=theme.FONT_SIZE, fontWeight="bold"
    )
    return alt.layer(
        now.encode(x=x),
        lines.mark_line(strokeWidth=2).encode(strokeDash=dash),
        lines.mark_point(filled=True, size=18),
        _leaders(color),
        names.encode(x=x, y=y, color=color, text="method:N"),
    ).properties(height=430)


def _leaders(color: alt.Color) -> alt.Chart:
    """Lead from the end of each line to its name."""
    return (
        alt.Chart(alt.NamedData("ends"))
        .mark_rule(strokeWidth=1, opacity=0.45)
        .encode(
            x="from_width:Q",
            x2="width:Q",
            y="from_error:Q",
            y2="error:Q",
            color=color,
        )
    )


def seeds_frame(
    errors: Sequence[float], ranks: dict[int, str], built: float
) -> pd.DataFrame:
    """Tabulate runs, best first, columns error and text.

    Args:
        errors: One a run, increasing.
        ranks: What to write at which run; names that would touch are joined.
        built: The error of the network built by hand, which the axis shows as well.
    """
    shown = [max(error, FLOOR) for error in errors]
    low, high = min(*shown, built or FLOOR), max(*shown, built)
    room = ROOM * math.log(high / max(low, FLOOR)) or math.inf
    texts, last = [""] * len(shown), None
    for i in sorted(ranks):
        if last is not None and math.log(shown[i] / shown[last]) < room:
            texts[last] += f", {ranks[i]}"
        else:
            texts[i], last = ranks[i], i
    return pd.DataFrame({"error": shown, "text": texts})


def built_frame(error: float) -> pd.DataFrame:
    """Tabulate the error of the network built by hand, columns error and text."""
    return pd.DataFrame({"error": [max(error, FLOOR)], "text": ["by hand"]})


def seeds_chart() -> alt.LayerChart:
    """The frames "seeds" and "built", on a logarithmic axis."""
    x = alt.X(
        "error:Q",
        title="largest error (each dot a seed)",
        axis=alt.Axis(labelExpr=POWERS, tickCount=6, labelOverlap=True),
    ).scale(type="log", nice=True)
    seeds = alt.Chart(alt.NamedData("seeds")).encode(x=x, y=alt.value(34))
    built = alt.Chart(alt.NamedData("built")).encode(x=x)
    dots = seeds.mark_point(filled=True, size=70, opacity=0.5, color=theme.HIDDEN)
    style = {"fontSize": theme.FONT_SIZE, "fontWeight": "bold"}
    names = seeds.mark_text(dy=-16, color=theme.HIDDEN, **style).encode(text="text:N")
    rule = built.mark_rule(color=theme.FEATURE, strokeWidth=2.5)
    name = built.mark_text(color=theme.FEATURE, align="left", dx=5, **style).encode(
        text="text:N", y=alt.value(56)
    )
    return alt.layer(rule, name, dots, names).properties(height=130)
