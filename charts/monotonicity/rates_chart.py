"""Observed rates over a feature: the picture over the tables of `rates`."""

from collections.abc import Sequence

import altair as alt

from charts import theme
from charts.hand.guess import guess_layers
from charts.monotonicity.strokes import Axes, color, dash, stroke_width

TEMPERATURE = Axes(
    "body temperature, °C",
    (31.5, 42.0),
    "died within 30 days",
    (0.0, 0.92),
    x_values=(33, 35, 37, 39, 41),
    y_values=(0, 0.2, 0.4, 0.6, 0.8),
    counted="bars: patients",
    counted_at="left",
)
BAR_HEIGHT = 0.1


def rates_chart(axes: Axes) -> alt.LayerChart:
    """Layers over "regions", "counts", "rates", "lines", "names" and "marks"."""
    return alt.layer(*rates_layers(axes), *_marks(axes))


def guessed_chart() -> alt.LayerChart:
    """The layers of rates over a guess: where it is drawn, and the table "guess"."""
    guess = guess_layers(TEMPERATURE.x, TEMPERATURE.y)
    return alt.layer(*guess, *rates_layers(TEMPERATURE))


def runs_chart() -> alt.LayerChart:
    """Thin lines over "runs", between "counts" and "rates"."""
    runs = (
        alt.Chart(alt.NamedData("runs"))
        .mark_line(opacity=0.55, strokeWidth=2, clip=True)
        .encode(
            x=TEMPERATURE.x("x"),
            y=TEMPERATURE.y("rate"),
            color=color(),
            strokeDash=dash(),
            detail="run:N",
        )
    )
    return alt.layer(*_counts(TEMPERATURE), runs, *_rates(TEMPERATURE))


def rates_layers(axes: Axes) -> Sequence[alt.Chart]:
    """Layers over "regions", "counts", "rates", "lines" and "names"."""
    return *_regions(axes), *_counts(axes), *_rates(axes), *_lines(axes)


def _regions(axes: Axes) -> Sequence[alt.Chart]:
    named = alt.Chart(alt.NamedData("regions"))
    shade = named.mark_rect(color=theme.FEATURE, opacity=0.09, clip=True).encode(
        x=axes.x("left"), x2="right:Q"
    )
    large = named.mark_text(
        fontSize=30, fontWeight="bold", color=theme.FEATURE, y=24
    ).encode(x=axes.x("middle"), text="large:N")
    small = named.mark_text(color=theme.INK, y=48, fontSize=13).encode(
        x=axes.x("middle"), text="small:N"
    )
    return shade, large, small


def _counts(axes: Axes) -> Sequence[alt.Chart]:
    low, high = axes.y_domain
    bars = (
        alt.Chart(alt.NamedData("counts"))
        .transform_calculate(
            top=f"{low} + {BAR_HEIGHT * (high - low)} * datum.share", floor=str(low)
        )
        .mark_rect(color=theme.MUTED, opacity=0.28, stroke=theme.PAPER, clip=True)
        .encode(x=axes.x("left"), x2="right:Q", y=axes.y("floor"), y2="top:Q")
    )
    said = (
        alt.Chart(alt.sequence(0, 1))
        .mark_text(align=axes.counted_at, baseline="bottom", opacity=0.75, fontSize=13)
        .encode(
            x=alt.value(alt.expr("width - 4") if axes.counted_at == "right" else 4),
            y=alt.value(alt.expr("height - 3")),
            text=alt.value(axes.counted),
        )
    )  # fmt: skip
    return (bars, said) if axes.counted else (bars,)


def _rates(axes: Axes) -> Sequence[alt.Chart]:
    named = alt.Chart(alt.NamedData("rates"))
    tooltip = alt.Tooltip("text:N", title=None)
    intervals = named.mark_rule(color=theme.INK, opacity=0.55, clip=True).encode(
        x=axes.x("x"), y=axes.y("low"), y2="high:Q", tooltip=tooltip
    )
    dots = named.mark_circle(color=theme.INK, size=80, opacity=1, clip=True).encode(
        x=axes.x("x"), y=axes.y("rate"), tooltip=tooltip
    )
    return intervals, dots


def _lines(axes: Axes) -> Sequence[alt.Chart]:
    lines = (
        alt.Chart(alt.NamedData("lines"))
        .mark_line(clip=True)
        .encode(
            x=axes.x("x"),
            y=axes.y("rate"),
            color=color(),
            strokeDash=dash(),
            strokeWidth=stroke_width(),
        )
    )
    text = alt.Chart(alt.NamedData("names")).encode(
        x=axes.x("x"), y=axes.y("rate"), text="name:N"
    )
    # A name that finds no room goes to the other side of its place, and of its line.
    turned = f"(datum.align == 'left' && {theme.leaves_no_room()})"
    below = f"datum.below != {turned}"
    style = {
        "align": alt.expr(f"{turned} ? 'right' : datum.align"),
        "baseline": alt.expr(f"{below} ? 'top' : 'bottom'"),
        "dy": alt.expr(f"{below} ? 6 : -6"),
    }
    halo = text.mark_text(**style, **theme.NAME, **theme.HALO)
    return lines, halo, text.mark_text(**style, **theme.NAME).encode(color=color())


def _marks(axes: Axes) -> Sequence[alt.Chart]:
    named = alt.Chart(alt.NamedData("marks"))
    rules = named.mark_rule(strokeDash=[2, 3], strokeWidth=2).encode(
        x=axes.x("x"), color=color()
    )
    text = named.mark_text(align="left", dx=7, y=10, **theme.NAME).encode(
        x=axes.x("x"), text="name:N", color=color()
    )
    return rules, text
