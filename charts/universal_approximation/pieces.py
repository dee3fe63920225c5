"""Single ReLU units, and their sum in its pieces with a rule at each kink."""

from collections.abc import Sequence
from fractions import Fraction

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from core.universal_approximation.pieces import TAGS, HiddenUnit, Piece

STRENGTH = {"always on": 0, "unused": 1, "dead": 2, "active": 3, "duplicate": 4}
ROOM_FOR_NUMBERS = 60  # pixels
LEVELS = (8, 22, 36, 50)
"""Pixels from the top, for the numbers of kinks that are neighbours."""
LETTER = 0.03  # of the width
COLORS = (theme.FEATURE, theme.HIDDEN, theme.LINEAR, theme.WRONG, theme.MUTED)


def pieces_frame(pieces: Sequence[Piece]) -> pd.DataFrame:
    """Tabulate both ends of each piece, columns x, y, piece and turn (0 or 1)."""
    return pd.DataFrame(
        [
            {
                "x": float(x),
                "y": float(piece.slope * x + piece.intercept),
                "piece": i,
                "turn": str(i % 2),
            }
            for i, piece in enumerate(pieces)
            for x in (piece.left, piece.right)
        ]
    )


def kinks_frame(units: Sequence[HiddenUnit], low: float, high: float) -> pd.DataFrame:
    """Tabulate kinks strictly inside the picture, columns x, tag, units and level.

    Units with one kink share a row of text; `level` is the first height that is free
    there, or the one that is free next.
    """
    found: dict[float, list[int]] = {}
    tags: dict[float, str] = {}
    for i, unit in enumerate(units, start=1):
        if unit.kink is not None and low < unit.kink < high:
            found.setdefault(float(unit.kink), []).append(i)
            shown = (tags.get(float(unit.kink), unit.tag), unit.tag)
            tags[float(unit.kink)] = max(shown, key=STRENGTH.__getitem__)
    rows, ends = [], dict.fromkeys(LEVELS, low)
    for x in sorted(found):
        units_here = ", ".join(map(str, found[x]))
        level = min(LEVELS, key=lambda at: max(ends[at], x))
        ends[level] = x + len(units_here) * LETTER * (high - low)
        rows.append({"x": x, "tag": tags[x], "units": units_here, "level": level})
    return pd.DataFrame(rows, columns=["x", "tag", "units", "level"])


def units_frame(units: Sequence[HiddenUnit]) -> pd.DataFrame:
    """Tabulate units as text: where each switches, by how much it bends, its tag."""
    return pd.DataFrame(
        {
            "kink -b/w": ["none" if u.kink is None else short(u.kink) for u in units],
            "bend v|w|": [short(unit.bend) for unit in units],
            "tag": [unit.tag for unit in units],
        },
        index=pd.RangeIndex(1, len(units) + 1, name="unit"),
    )


def single_frame(x: Tensor, units: Sequence[Tensor]) -> pd.DataFrame:
    """Tabulate what each unit adds at both ends and its kink, columns x, y and unit.

    Args:
        x: Where, shape (units, 3).
        units: What each adds there, shape (3,).
    """
    return pd.concat(
        pd.DataFrame({"x": at.numpy(), "y": y.numpy(), "unit": i})
        for i, (at, y) in enumerate(zip(x, units, strict=True), start=1)
    )


def headline_frame(text: str = "") -> pd.DataFrame:
    """Tabulate the large text at the top; none if it is empty."""
    return pd.DataFrame({"text": [text] if text else []}, dtype=str)


def short(value: Fraction) -> str:
    """Write a fraction as it is if it is short, else rounded to four digits."""
    return str(value) if value.denominator < 1000 else f"{float(value):.4g}"


def pieces_chart() -> alt.LayerChart:
    """The frames "single", "pieces", "kinks" and "headline"."""
    axis = alt.Axis(labelFlush=False, grid=False, titlePadding=2)
    x = alt.X("x:Q", title="x", axis=axis).scale(nice=False, zero=False)
    return alt.layer(_curves(x), *_kinks(x), *_headline()).resolve_scale(
        color="independent", y="independent"
    )


def _curves(x: alt.X) -> alt.LayerChart:
    """Draw single units, and over them their sum in pieces of two colours."""
    # The numbers of the units stand above the curve.
    y = alt.Y("y:Q", title="output", axis=alt.Axis(tickCount=5)).scale(
        padding=ROOM_FOR_NUMBERS, nice=False
    )
    turn = alt.Color("turn:N", legend=None).scale(
        domain=["0", "1"], range=[theme.FEATURE, theme.INK]
    )
    single = alt.Chart(alt.NamedData("single")).mark_line(
        color=theme.MUTED, strokeWidth=2, opacity=0.8
    )
    pieces = alt.Chart(alt.NamedData("pieces")).mark_line(
        strokeWidth=4, strokeCap="round"
    )
    return alt.layer(
        single.encode(x=x, y=y, detail="unit:N"),
        pieces.encode(x=x, y=y, detail="piece:N", color=turn),
    ).resolve_scale(y="shared")


def _kinks(x: alt.X) -> tuple[alt.Chart, ...]:
    """Draw a rule at each kink, with the numbers of its units."""
    tag = alt.Color("tag:N", legend=None).scale(domain=TAGS, range=COLORS)
    kinks = alt.Chart(alt.NamedData("kinks")).encode(x=x, color=tag)
    style = {"fontSize": theme.FONT_SIZE, "fontWeight": "bold", "dx": 3}
    numbers = kinks.encode(text="units:N", y=alt.Y("level:Q", scale=None, axis=None))
    return (
        kinks.mark_rule(strokeWidth=1.5, strokeDash=[4, 3]),
        numbers.mark_text(**style, align="left", **theme.HALO),
        numbers.mark_text(**style, align="left"),
    )


def _headline() -> tuple[alt.Chart, alt.Chart]:
    headline = alt.Chart(alt.NamedData("headline")).encode(text="text:N")
    style = {
        "fontSize": 30,
        "fontWeight": "bold",
        "align": "center",
        "baseline": "bottom",
        "x": alt.ExprRef("width / 2"),
        "y": alt.ExprRef("height - 10"),
    }
    return (
        headline.mark_text(**style, **theme.HALO),
        headline.mark_text(color=theme.FEATURE, **style),
    )
