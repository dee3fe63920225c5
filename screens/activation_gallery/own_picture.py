"""Functions above their slopes, and what they are at the point, for any of them."""

from collections.abc import Sequence
from dataclasses import replace

import torch

from charts.activation_gallery.grabbed_parameter import (
    Bent,
    grips_frame,
    panels_chart,
)
from charts.activation_gallery.line_tables import cut
from charts.activation_gallery.lines import Axis
from core.activation_gallery.curves import EVEN, read_at, tangent
from core.activation_gallery.names import number
from core.activation_gallery.own import ENOUGH
from core.properties.is_affine import constant_slope
from screens.activation_gallery.lines_picture import name_ends, rows_of
from screens.activation_gallery.link import LINK
from screens.activation_gallery.shown import Shown
from serving.tables import table
from ui.draw import draw
from ui.hand.grab import numbers
from ui.text import inline, to_html

SYMBOLS = {"negative_slope": "a", "alpha": "α"}
SHARES = {"value": (0.0, 0.55), "slope": (0.6, 1.0)}
HELD_AT = 0.5, 0.8, 0.25
"""Of the way to the left end: there all that a Leaky ReLU can be is in the picture."""
GAP = 0.055
"""Between two names, as a share of both panels."""


def draw_panels(shown: Shown, solved: bool) -> None:
    """Draw values above slopes; where a slope stops a gradient, once solved.

    Functions that change evenly with their parameter are held by it.
    """
    half = shown.half_width
    ticks = (-half, -half / 2, 0, half / 2, half)
    x = Axis("input x of the unit", -half, half, ticks, 0.45 * half)
    held = held_in(shown)
    edges = [
        _at_edge(shown, held, field) if held else shown for field in ("low", "high")
    ]
    value = _axis("value σ(x)", max(2.0, half / 2), SHARES["value"])
    slope = _axis("slope σ′(x)", _steepest(shown), SHARES["slope"])
    areas = [("wrong", -half, half, -ENOUGH, ENOUGH)] if solved else ()
    draw(
        panels_chart,
        x,
        value,
        slope,
        tuple(held.values()),
        grab=numbers(LINK, *(_key(shown, name) for name in held)),
        alt_text=f"Values and slopes of {', '.join(shown.activations)} over x",
        height="stretch",
        grips=table(grips_frame, _grips(shown, held)),
        **rows_of(
            {
                "value_tangent_bands": _tangents(edges),
                "slope_areas": areas,
                **_panel(shown, edges, "value", x, value),
                **_panel(shown, edges, "slope", x, slope),
            }
        ),
    )


def held_in(shown: Shown) -> dict[str, Bent]:
    """Return by name what is held by its parameter.

    Its edges lie within the range: at an end a function may be one straight line, which
    is drawn through other points.
    """
    held = {}
    for i, (name, activation) in enumerate(shown.activations.items()):
        if activation.key in EVEN:
            (of,) = activation.parameters
            label = f"{SYMBOLS[of.name]} of {name}"
            inside = of.low + of.step, of.high - of.step
            held[name] = Bent(f"{i}", label, SYMBOLS[of.name], *inside)
    return held


def _key(shown: Shown, name: str) -> str:
    activation = shown.activations[name]
    return f"{activation.key}_{activation.parameters[0].name}"


def _at_edge(shown: Shown, held: dict[str, Bent], field: str) -> Shown:
    set_to = {
        name: {shown.activations[name].parameters[0].name: getattr(bent, field)}
        for name, bent in held.items()
    }
    return replace(shown, settings={**shown.settings, **set_to})


def _grips(shown: Shown, held: dict[str, Bent]) -> tuple[tuple[float, ...], ...]:
    """Return where curves are held, a little apart, and the heights of the edges."""
    grips = []
    for i, (name, bent) in enumerate(held.items()):
        activation, x = shown.activations[name], -shown.half_width * HELD_AT[i]
        (of,) = activation.parameters
        ends = (read_at(activation, {of.name: p}, x) for p in (bent.low, bent.high))
        grips.append((x, *(end.value for end in ends)))
    return tuple(grips)


def _axis(title: str, limit: float, share: tuple[float, float]) -> Axis:
    ends = (-1, 0, 1) if limit < 2 else (-limit, -limit / 2, 0, limit / 2, limit)
    return Axis(title, -limit, limit, ends, share=share)


def _steepest(shown: Shown) -> float:
    """Return how far the picture of the slopes must reach: one of two heights."""
    slopes = [curve.slope.nan_to_num().abs().max() for curve in shown.curves.values()]
    return 1.25 if max(slopes) <= 1.25 else 4.0


def _tangents(edges: Sequence[Shown]) -> list[tuple]:
    share = torch.linspace(0, 1, 33, dtype=torch.float64)
    rows = []
    for i, name in enumerate(edges[0].activations):
        ends = [tangent(e.readings[name], e.half_width / 6) for e in edges]
        (x, low), (_, high) = ends
        rows.append((f"{i}", *(of[0].lerp(of[1], share) for of in (x, low, high))))
    return rows


def _line(shown: Shown, name: str, field: str) -> torch.Tensor:
    return getattr(shown.curves[name], field)


def _panel(
    shown: Shown, edges: Sequence[Shown], field: str, x: Axis, y: Axis
) -> dict[str, list[tuple]]:
    """Return the rows of a panel: lines and dots as bands, and names."""
    lines, dots, ends = [], [], []
    for i, (name, curve) in enumerate(shown.curves.items()):
        at, heights = edges[0].curves[name].x, [_line(e, name, field) for e in edges]
        if shown.activations[name].key not in EVEN:
            at, height = cut(at, heights[0], y.low, y.high)
            heights = height, height
        lines.append((f"{i}", at, *heights))
        places = [(e.readings[name], *e.kinks[name]) for e in edges]
        at = [torch.tensor([getattr(r, field) for r in of]) for of in places]
        dots.append((f"{i}", torch.tensor([r.x for r in places[0]]), *at))
        ends.append((f"{i}", name, curve.x, _line(shown, name, field)))
    return {
        f"{field}_line_bands": lines,
        f"{field}_dot_bands": dots,
        f"{field}_names": name_ends(ends, x, y, GAP / (y.share[1] - y.share[0])),
    }


def readings_of(shown: Shown) -> str:
    """Write values and slopes at x as a table, and what else there is to say."""
    rows = "".join(
        f"<tr><td>{inline(name)}</td><td>{number(at.value)}</td>"
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
        if constant_slope(activation, shown.settings[name]) is not None
    ]
    undefined = [
        f"{name} is undefined in {100 * curve.undefined_share:.0f}% of the picture."
        for name, curve in shown.curves.items()
        if curve.undefined_share
    ]
    return [f"{name} does not bend." for name in straight] + undefined
