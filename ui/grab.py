"""Pictures that are grabbed: what the hand did becomes the value of a control.

    draw(folded_chart, TEMPERATURE, grab=numbers(LINK, "c"), alt_text=..., ...)

The browser moves the picture (`charts.grabbing`) and reports once, when the hand lets
go. The report is not trusted: what is no number is refused, the rest is clipped to the
range of the control and laid on its steps.
"""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st
from streamlit.elements import vega_charts
from streamlit.elements.vega_charts import VegaLiteState, VegaLiteStateSerde

from charts.grabbing import REPORT
from charts.handles import SINCE, Movable

FOREVER = 1e15
"""Milliseconds since 1970: more than any clock says."""


class _Reports(VegaLiteStateSerde):
    """Reads the reports of a chart; Streamlit's own raises at what is none."""

    def deserialize(self, ui_value: str | None) -> VegaLiteState:
        try:
            return super().deserialize(ui_value)
        except (AttributeError, RecursionError, TypeError, ValueError):
            return super().deserialize(None)


vega_charts.VegaLiteStateSerde = _Reports


def numbers(link: Mapping[str, object], *keys: str) -> tuple[Movable, ...]:
    """Return the numbers that a picture moves, by the ranges of their controls."""
    ranges = {key: link[key] for key in keys}
    return tuple(
        Movable(key, of.low, of.high, of.default, of.step) for key, of in ranges.items()
    )


def here(key: str, grab: Sequence[Movable]) -> pd.DataFrame:
    """Tabulate where the controls stand, and what was heard of the chart last."""
    state = st.session_state
    row = {n.key: float(state.get(n.key, n.default)) for n in grab}
    return pd.DataFrame([{**row, SINCE: state.get(f"{key}_{SINCE}", 0.0)}])


def take(key: str, grab: Sequence[Movable]) -> None:
    """Move the controls to what was reported by the chart of that key."""
    told = st.session_state[key].get("selection", {}).get(REPORT)
    if not isinstance(told, Mapping):
        return
    since = told.get(SINCE)
    if isinstance(since, int | float) and abs(since) < FOREVER:
        st.session_state[f"{key}_{SINCE}"] = float(since)
    for number in grab:
        value = number.read(told.get(number.key))
        if value is not None:
            st.session_state[number.key] = value
