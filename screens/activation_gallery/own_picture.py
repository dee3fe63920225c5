"""Functions above their slopes, and what they are at the point, for any of them."""

import torch

from charts.activation_gallery.grabbed_parameter import (
    Bent,
    grips_frame,
    panels_chart,
)
from charts.activation_gallery.line_tables import cut
from charts.activation_gallery.lines import Axis
from core.activation_gallery.curves import tangent
from core.activation_gallery.own import ENOUGH
from core.activations.properties.is_affine import constant_slope
from core.notation import number
from screens.activation_gallery.held_curves import at_edge, grips, held_in, key_of
from screens.activation_gallery.lines_picture import name_ends, rows_of
from screens.activation_gallery.link import LINK
from screens.activation_gallery.shown import Shown
from serving.kept import kept
from serving.tables import table
from ui.draw import draw
from ui.hand.grab import numbers
from ui.text import inline, to_html, verbatim

SHARES = {"value": (0.0, 0.55), "slope": (0.6, 1.0)}
Row = tuple[str, torch.Tensor, torch.Tensor]
GAP = 0.055
"""Between two names, as a share of both panels."""
LONG = 11
"""So many letters of a name have room beside the picture."""
BAND = "too little passes"


def draw_panels(shown: Shown, solved: bool) -> None:
    """Draw values above slopes; where a slope stops a gradient, once solved.

    Functions that change evenly with their parameter are held by it.
    """
    half, held = shown.half_width, held_in(shown)
    ticks = (-half, -half / 2, 0, half / 2, half)
    x = Axis("input x of the unit", -half, half, ticks, 0.45 * half)
    value = _axis("value σ(x)", max(2.0, half / 2), SHARES["value"])
    slope = _axis("slope σ′(x)", _steepest(shown), SHARES["slope"])
    areas = [("wrong", -half, half, -ENOUGH, ENOUGH)] if solved else ()
    called = [("wrong", BAND, -half, -0.4 * slope.high)] if solved else []
    rows = {
        "slope_areas": areas,
        **_panel(shown, held, "value", x, value),
        **_panel(shown, held, "slope", x, slope),
    }
    rows["slope_names"] += called
    draw(
        panels_chart,
        x,
        value,
        slope,
        tuple(held.values()),
        grab=numbers(LINK, *(key_of(shown, name) for name in held)),
        alt_text=f"Values and slopes of {', '.join(shown.activations)} over x",
        grips=table(grips_frame, grips(shown, held)),
        **rows_of(rows),
    )


def _axis(title: str, limit: float, share: tuple[float, float]) -> Axis:
    ends = (-1, 0, 1) if limit < 2 else (-limit, -limit / 2, 0, limit / 2, limit)
    return Axis(title, -limit, limit, ends, share=share)


def _steepest(shown: Shown) -> float:
    """Return how far the picture of the slopes reaches: one of three heights."""
    slopes = torch.cat([curve.slope for curve in shown.curves.values()])
    steepest = slopes.nan_to_num().abs().max()
    return next((limit for limit in (1.25, 2.0) if steepest <= limit), 4.0)


def _panel(
    shown: Shown, held: dict[str, Bent], field: str, x: Axis, y: Axis
) -> dict[str, list[tuple]]:
    """Return the rows of a panel: what stays, and bands for what is held."""
    names = {name: f"{i}" for i, name in enumerate(shown.activations)}
    stays = _drawn(shown, {n: i for n, i in names.items() if n not in held}, field)
    edges = [
        _drawn(at_edge(shown, held, of), {n: names[n] for n in held}, field)
        for of in ("low", "high")
    ]
    bands = {
        f"{field}_{kind}_bands": [
            (*row, high[2]) for row, high in zip(low, edges[1][kind], strict=True)
        ]
        for kind, low in edges[0].items()
    }
    ends = [
        (names[n], n if len(n) <= LONG else f"{n[:LONG]}…", c.x, getattr(c, field))
        for n, c in shown.curves.items()
    ]
    return bands | {
        f"{field}_tangents": [
            (stroke, *cut(*line, y.low, y.high)) for stroke, *line in stays["tangent"]
        ],
        f"{field}_lines": [
            (stroke, *kept(cut, *line, y.low, y.high))
            for stroke, *line in stays["line"]
        ],
        f"{field}_points": [
            (stroke, *place)
            for stroke, *of in stays["dot"]
            for place in zip(*(c.tolist() for c in of), strict=True)
            if y.low <= place[1] <= y.high
        ],
        f"{field}_names": name_ends(ends, x, y, GAP / (y.share[1] - y.share[0])),
    }


def _drawn(shown: Shown, strokes: dict[str, str], field: str) -> dict[str, list[Row]]:
    """Return lines, dots and tangents of functions, as they are."""
    rows = {"line": [], "dot": [], "tangent": []}
    share = torch.linspace(0, 1, 17, dtype=torch.float64)
    for name, stroke in strokes.items():
        curve, at = shown.curves[name], shown.readings[name]
        rows["line"].append((stroke, curve.x, getattr(curve, field)))
        places = [(one.x, getattr(one, field)) for one in (at, *shown.kinks[name])]
        rows["dot"].append((stroke, *torch.tensor(places, dtype=torch.float64).T))
        if field == "value":
            ends = tangent(at, shown.half_width / 6)
            rows["tangent"].append((stroke, *(a.lerp(b, share) for a, b in ends)))
    return rows


def readings_of(shown: Shown) -> str:
    """Write values and slopes at x as a table, and what else there is to say."""
    rows = "".join(
        f"<tr><td>{inline(verbatim(name))}</td><td>{number(at.value)}</td>"
        f"<td>{number(at.slope)}</td></tr>"
        for name, at in shown.readings.items()
    )
    table = (
        f'<table class="readings"><tr><th>at x = {number(shown.x)}</th>'
        f"<th>value</th><th>slope</th></tr>{rows}</table>"
    )
    return table + to_html("\n\n".join(_remarks(shown)))


def _remarks(shown: Shown) -> list[str]:
    """Say what is affine, and what is undefined somewhere."""
    straight = [
        name
        for name, activation in shown.activations.items()
        if kept(constant_slope, activation, shown.settings[name]) is not None
    ]
    undefined = [
        f"{verbatim(name)} is undefined in {100 * curve.undefined_share:.0f}% of the "
        "picture."
        for name, curve in shown.curves.items()
        if curve.undefined_share
    ]
    return [f"{verbatim(name)} does not bend." for name in straight] + undefined
