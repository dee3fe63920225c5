"""Functions above their slopes, and what they are at the point, for any of them."""

from charts.activation_gallery.line_tables import up_to
from charts.activation_gallery.lines import Axis
from core.activation_gallery.curves import tangent
from core.activation_gallery.names import number
from core.activation_gallery.own import ENOUGH
from core.properties.is_affine import constant_slope
from screens.activation_gallery.lines_picture import draw_lines, name_ends
from screens.activation_gallery.shown import Shown
from ui.text import inline, to_html


def draw_panels(shown: Shown, solved: bool) -> None:
    """Draw values above slopes; where a slope stops a gradient, once solved."""
    limit = max(2.0, shown.half_width / 2)
    _draw_panel(shown, "value", _axis("value σ(x)", limit), solved)
    _draw_panel(shown, "slope", _axis("slope σ′(x)", _steepest(shown)), solved)


def _axis(title: str, limit: float) -> Axis:
    ends = (-1, 0, 1) if limit < 2 else (-limit, -limit / 2, 0, limit / 2, limit)
    return Axis(title, -limit, limit, ends)


def _steepest(shown: Shown) -> float:
    """Return how far the picture of the slopes must reach: one of two heights."""
    slopes = [curve.slope.nan_to_num().abs().max() for curve in shown.curves.values()]
    return 1.25 if max(slopes) <= 1.25 else 4.0


def _draw_panel(shown: Shown, field: str, axis: Axis, solved: bool) -> None:
    half, below = shown.half_width, field == "slope"
    ticks = (-half, -half / 2, 0, half / 2, half)
    title = "input x of the unit" if below else ""
    lines = [getattr(curve, field) for curve in shown.curves.values()]
    readings = list(shown.readings.values())
    dots = [
        [at, *kinks] for at, kinks in zip(readings, shown.kinks.values(), strict=True)
    ]
    x_axis = Axis(title, -half, half, ticks, 0.45 * half)
    draw_lines(
        x_axis,
        axis,
        alt_text=f"The {field} of {', '.join(shown.activations)} over x",
        areas=[("wrong", -half, half, -ENOUGH, ENOUGH)] if solved and below else (),
        tangents=[(str(i), *tangent(at, half / 6)) for i, at in enumerate(readings)]
        if not below
        else (),
        lines=[
            (str(i), curve.x, up_to(line, 3 * axis.high))
            for i, (curve, line) in enumerate(
                zip(shown.curves.values(), lines, strict=True)
            )
        ],
        points=[
            (str(i), at.x, getattr(at, field))
            for i, places in enumerate(dots)
            for at in places
        ],
        names=name_ends(
            [
                (str(i), name, curve.x, line)
                for i, ((name, curve), line) in enumerate(
                    zip(shown.curves.items(), lines, strict=True)
                )
            ],
            x_axis,
            axis,
        ),
    )


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
