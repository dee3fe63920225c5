"""A chart template and its tables -> the page.

A template is compiled once per process and holds no data, so that from run to run the
browser sees the same specification and only changes the marks: no flicker, and a
sixth of the server's time.
"""

from collections.abc import Callable
from functools import lru_cache, partial
from threading import Lock
from typing import Literal

import altair as alt
import pandas as pd
import pyarrow as pa
import streamlit as st
from altair.utils.schemapi import debug_mode

from charts.hand.grabbable import REPORT, Grabbable
from charts.hand.movable import Movable
from charts.hand.points import Points
from charts.theme import Mode, dress
from serving.tables import arrow_bytes, arrow_table
from ui.controls.held import is_on_paper
from ui.hand.grab import kept_in_place, take
from ui.hand.grab import tables as grabbed_tables

# Altair's attribute setters keep the object they set in a place that all threads share:
# of two charts built at once, one gets the other's titles and scales.
_one_chart_at_a_time = Lock()

VALIDATE = False
"""Whether to hold charts against the schema of Vega-Lite, as the tests do: a third of
the time that a template takes, while a class waits for a server just started.
"""

PRESENTED = 1.85
"""Makes labels of 13 pixels 24 pixels high, to be read from eight metres."""
ChartTemplate = Callable[..., alt.TopLevelMixin | Grabbable]


def draw(
    chart: ChartTemplate,
    *settings: str | float | tuple,
    alt_text: str,
    height: Literal["stretch", "content"] = "stretch",
    grab: tuple[Movable | Points, ...] = (),
    **frames: pd.DataFrame | pa.Table,
) -> None:
    """Draw `chart(*settings)` over `frames`, by the names the template gives them.

    Args:
        chart: A function that returns an Altair chart over `alt.NamedData`.
        *settings: Hashable arguments of `chart`; a new setting is a new template.
        alt_text: What a reader who cannot see the chart should know of it.
        height: That of what holds the picture, or as the chart says.
        grab: What is grabbed in the picture; the last argument of `chart`.
        **frames: The tables, by the names the template uses; `serving.tables.table`
            keeps those that are asked for again.
    """
    key = "grab_" + "_".join(moved.key for moved in grab)
    if grab:
        still = kept_in_place(grab)
        settings, frames = (*settings, still), {**frames, **grabbed_tables(key, grab)}
    tables = {
        name: arrow_bytes(frame if isinstance(frame, pa.Table) else arrow_table(frame))
        for name, frame in frames.items()
    }
    spec = template(chart, settings, theme_mode(), type_scale()) | {"datasets": tables}
    listened = {}
    if grab and not is_on_paper():
        hear = partial(take, key, grab)
        listened = {"key": key, "on_select": hear, "selection_mode": REPORT}
    st.vega_lite_chart(
        None, spec, width="stretch", height=height, alt=alt_text, **listened
    )


@lru_cache(maxsize=1024)
def template(
    chart: ChartTemplate, settings: tuple, mode: Mode, scale: float = 1
) -> dict:
    """Return the specification of a chart in the colours of `mode`."""
    return dress(compiled(chart, settings), mode, scale)


@lru_cache(maxsize=128)
def compiled(chart: ChartTemplate, settings: tuple) -> dict:
    """Compile a chart, once for both themes and the projector of a class."""
    # Altair would hold every part against it, too, before it does so with the whole.
    with _one_chart_at_a_time, debug_mode(False):
        return chart(*settings).to_dict(validate=VALIDATE)


def theme_mode() -> Mode:
    """Theme of the reader's browser, as of the last thing the reader did."""
    return "dark" if st.context.theme.type == "dark" else "light"


def type_scale() -> float:
    """How much larger type and strokes are on a projector (``?present=1``)."""
    return PRESENTED if st.query_params.get("present") == "1" else 1
