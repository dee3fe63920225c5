"""Pictures that are grabbed: what the hand did becomes the value of a control.

    draw(folded_chart, TEMPERATURE, grab=numbers(LINK, "c"), alt_text=..., ...)

The browser moves the picture (`charts.hand.grabbable`) and reports once, when the hand
lets go. The report is not trusted: what is no number is refused, the rest is clipped to
the range of the control and laid on its steps.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from charts.hand.grab_parts import EARLIER, HERE, SINCE
from charts.hand.grabbable import REPORT
from charts.hand.movable import Movable
from charts.hand.point_list import after, points_frame
from charts.hand.points import Points
from ui.controls.held import is_held

FOREVER = 1e15
"""Milliseconds since 1970: more than any clock says."""
MOST = 500
"""Steps in one report: thirty keys a second while the server is away."""


def numbers(link: Mapping[str, object], *keys: str) -> tuple[Movable, ...]:
    """Return the numbers that a picture moves, by the ranges of their controls."""
    ranges = {key: link[key] for key in keys}
    return tuple(
        Movable(key, of.low, of.high, of.default, of.step) for key, of in ranges.items()
    )


def kept_in_place(
    grab: Sequence[Movable | Points],
) -> tuple[Movable | Points, ...]:
    """Return what a picture moves, with no way to go for numbers that the link holds.

    Points that it holds go back when the hand lets go: their report is not taken.
    """
    return tuple(
        _still(moved) if isinstance(moved, Movable) and is_held(moved.key) else moved
        for moved in grab
    )


def _still(number: Movable) -> Movable:
    value = number.read(st.session_state.get(number.key))
    at = number.default if value is None else value
    return number._replace(low=at, high=at, default=at)


def tables(
    key: str, grab: Sequence[Movable | Points]
) -> dict[str, pd.DataFrame | pa.Table]:
    """Tabulate where all is, and what was heard last of the chart of that key."""
    state = st.session_state
    heard = {SINCE: state.get(f"{key}_{SINCE}", 0.0)}
    frames = {}
    for moved in grab:
        if isinstance(moved, Points):
            frames[moved.key] = points_frame(state.get(moved.key, ()))
        else:
            heard[moved.key] = float(state.get(moved.key, moved.default))
    return {HERE: pa.Table.from_pylist([heard]), **frames}


def take(key: str, grab: Sequence[Movable | Points]) -> None:
    """Move the controls to what was reported by the chart of that key."""
    state = st.session_state
    told = state[key].get("selection", {}).get(REPORT)
    if not isinstance(told, Mapping):
        return
    steps = _steps(told, state.get(f"{key}_{SINCE}", 0.0))
    if steps:
        state[f"{key}_{SINCE}"] = float(steps[-1][SINCE])
    for moved in grab:
        if is_held(moved.key):
            continue
        if isinstance(moved, Points):
            rest = (state.get(moved.kind),) if moved.kind else ()
            said = list(filter(None, (step.get(moved.key) for step in steps)))
            taken = after(moved, state.get(moved.key, ()), said, rest) if said else None
        else:
            taken = moved.read(told.get(moved.key))
        if taken is not None:
            state[moved.key] = taken


def _steps(told: Mapping[str, Any], heard: float) -> list[Mapping[str, Any]]:
    """Return what was reported since the report heard last, the oldest first."""
    steps: list[Mapping[str, Any]] = []
    while isinstance(told, Mapping) and len(steps) < MOST:
        since = told.get(SINCE)
        if not isinstance(since, int | float) or not heard < since < FOREVER:
            break
        steps.insert(0, told)
        told = told.get(EARLIER)
    return steps
