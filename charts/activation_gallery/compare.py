"""Functions above their derivatives, over one x axis, read off together by pointing."""

from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import Any

import altair as alt

from charts import theme
from charts.activation_gallery.curves import Edges
from charts.blanks import Filled, blank_names, blank_number

DASHES = ([1, 0], [7, 3], [2, 2], [9, 3, 2, 3], [4, 1], [12, 4], [1, 3], [6, 2, 1, 2])
"""One pattern a series: colour is not the only thing that tells them apart."""
HEIGHT = 200
OPEN: Edges = (None, None)


def compare_chart(
    names: tuple[str, ...], edges: tuple[Edges, Edges] = (OPEN, OPEN)
) -> Filled:
    """Lines over "curves", a pointer over "pointer", dots over "points".

    A click on the legend isolates a series; the pointer reads every series in both
    panels. The tangents lie in the frame "tangents"; small squares over "kinks" say
    which side a kink or a jump belongs to. The `edges` are bottom and top of the two
    panels, None where the data decide; lines run on beyond them.
    """
    ends = tuple(chain(*edges))
    given = tuple(end is not None for end in ends)
    return Filled(
        partial(_compiled, len(names), given),
        names,
        [end for end in ends if end is not None],
    )


@lru_cache(maxsize=256)
def _compiled(
    num_series: int, given: tuple[bool, ...], validate: bool
) -> dict[str, Any]:
    """Compile the chart over blanks, with those edges that are given."""
    number = map(blank_number, range(len(given)))
    ends = [next(number) if there else None for there in given]
    chart = _columns(blank_names(num_series), (tuple(ends[:2]), tuple(ends[2:])))
    return chart.to_dict(validate=validate)


def _columns(names: tuple[str, ...], edges: tuple[Edges, Edges]) -> alt.VConcatChart:
    value = _panel("value", "value σ(x)", names, edges[0])
    slope = _panel("slope", "slope σ′(x)", names, edges[1])
    return alt.vconcat(value, slope, spacing=8).properties(
        # Streamlit's own choice for layers in a column would overflow the page.
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        params=[
            _selection(ISOLATE, ["value_lines"], fields=["activation"]),
            _selection(
                HOVER,
                ["value_pointer", "slope_pointer"],
                encodings=["x"],
                nearest=True,
                on="pointerover",
                clear="pointerout",
            ),
        ],
    )


# Altair gives a selection in a column of layers to the wrong views, so these are only
# names to refer to, and `_selection` puts them where they belong.
ISOLATE = alt.selection_point(name="isolate")
HOVER = alt.selection_point(name="hover", empty=False)


def _selection(
    parameter: alt.Parameter, views: list[str], **how: object
) -> alt.TopLevelSelectionParameter:
    return alt.TopLevelSelectionParameter(
        name=parameter.name,
        select=alt.PointSelectionConfig(type="point", **how),
        bind="legend" if parameter is ISOLATE else alt.Undefined,
        # A column numbers the names of its layers.
        views=[f"{view}_{int(view.startswith('slope'))}" for view in views],
    )


def _panel(
    field: str, title: str, names: Sequence[str], edges: Edges
) -> alt.LayerChart:
    series = _series(names)
    opacity = alt.when(ISOLATE).then(alt.value(1)).otherwise(alt.value(0.1))
    top = field == "value"
    x = alt.X("x:Q", title=None if top else "pre-activation x").scale(nice=False)
    ends = {"domainMin": edges[0], "domainMax": edges[1]}
    ends = {name: end for name, end in ends.items() if end is not None}
    y = alt.Y(f"{field}:Q", title=title).scale(padding=6, **ends)
    lines = (
        alt.Chart(alt.NamedData("curves"))
        .mark_line(strokeWidth=2.5, clip=True)
        .properties(name=f"{field}_lines")
        .encode(x=x, y=y, opacity=opacity, **series)
    )
    marks = {"x": x, "y": y, "color": series["color"], "opacity": opacity}
    dots = (
        alt.Chart(alt.NamedData("points"))
        .mark_point(filled=True, size=70, clip=True)
        .encode(**marks)
    )
    kinks = (
        alt.Chart(alt.NamedData("kinks"))
        .mark_point(filled=True, size=26, shape="square", clip=True)
        .encode(**marks)
    )
    tangents = (
        alt.Chart(alt.NamedData("tangents"))
        .mark_line(strokeWidth=1.5, clip=True)
        .encode(x=x, y=y, color=series["color"], opacity=opacity)
    )
    layers = [lines, kinks, dots, _pointer(field, names)]
    if top:
        layers.insert(1, tangents)
    return alt.layer(*layers).properties(height=HEIGHT)


def _series(names: Sequence[str]) -> dict[str, object]:
    legend = alt.Legend(
        orient="top", columns=4, labelLimit=160, symbolType="stroke", symbolSize=500
    )
    color = alt.Color("activation:N", title=None, legend=legend)
    # The same title and domain as the colour, so that Vega-Lite merges the legends.
    dash = alt.StrokeDash("activation:N", title=None, legend=legend)
    return {
        "color": color.scale(domain=names, range=theme.SERIES[: len(names)]),
        "strokeDash": dash.scale(domain=names, range=DASHES[: len(names)]),
    }


def _pointer(field: str, names: Sequence[str]) -> alt.Chart:
    tooltip = [alt.Tooltip("x:Q", format=".3f")]
    for i, name in enumerate(names):
        tooltip += [
            alt.Tooltip(f"value_{i}:Q", title=f"{name}: σ", format=".4f"),
            alt.Tooltip(f"slope_{i}:Q", title=f"{name}: σ′", format=".4f"),
        ]
    return (
        alt.Chart(alt.NamedData("pointer"))
        .mark_rule(color=theme.MUTED, strokeWidth=1)
        .properties(name=f"{field}_pointer")
        .encode(
            x="x:Q",
            opacity=alt.when(HOVER).then(alt.value(0.8)).otherwise(alt.value(0)),
            tooltip=tooltip,
        )
    )
