"""Every widget whose value lives in the link: ``?key=value``.

What a key of the link may be stands in the table of its lesson, ``LINK`` in
``screens/<lesson>/link.py``, as one of the kinds of `ui.controls.kinds`.

Streamlit writes the *label* of an option into the link and takes anything else there
for invalid, so options are named as they are linked (``?dataset=spirals``): one name
for the link, the screen and the code.

A link can hold a control at its value, or hide it (`held`).
"""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from ui.controls.held import held_by_link
from ui.controls.kinds import (
    FloatRange,
    IntRange,
    Many,
    Options,
    Switch,
    Text,
    read_bool,
    read_float,
    read_int,
    read_many,
    read_one,
    read_text,
)
from ui.controls.moved import BIND, linked, redrawing

__all__ = [
    "BIND",
    "FloatRange",
    "IntRange",
    "Many",
    "Options",
    "Switch",
    "Text",
    "choose_bool",
    "choose_float",
    "choose_from_list",
    "choose_int",
    "choose_many",
    "choose_one",
    "choose_step",
    "choose_text",
    "choose_whole_number",
    "redrawing",
]

T = TypeVar("T")


@held_by_link(read_int)
def choose_int(label: str, key: str, bounds: IntRange) -> int:
    """Pick a whole number within `bounds` by slider."""
    return st.slider(label, *bounds, **linked(key))


@held_by_link(read_float)
def choose_float(label: str, key: str, bounds: FloatRange) -> float:
    """Pick a number within `bounds` by slider."""
    return st.slider(label, *bounds, **linked(key))


@held_by_link(read_one)
def choose_step(
    label: str, key: str, values: Sequence[T], default: T | None = None
) -> T:
    """Pick one of ordered values by slider, for scales that are not even."""
    default = values[0] if default is None else default
    return st.select_slider(label, values, default, **linked(key))


@held_by_link(read_one)
def choose_one(
    label: str,
    key: str,
    options: Sequence[str],
    default: str | None = None,
    *,
    help: str | None = None,
) -> str:
    """Pick one of a few options, all of them in sight."""
    default = default or options[0]
    chosen = st.segmented_control(
        label,
        options,
        default=default,
        required=True,
        **linked(key),
        help=help,
    )
    # A link that ends in ``key=`` clears even a control that requires a choice.
    return chosen or default


@held_by_link(read_one)
def choose_from_list(
    label: str,
    key: str,
    options: Sequence[str],
    default: str | None = None,
    *,
    help: str | None = None,
) -> str:
    """Pick one of many options from a list that opens."""
    index = options.index(default) if default else 0
    return st.selectbox(label, options, index, **linked(key), help=help)


@held_by_link(read_many)
def choose_many(
    label: str,
    key: str,
    options: Sequence[str],
    default: Sequence[str],
    *,
    most: int | None = None,
) -> list[str]:
    """Pick any number of options, at most `most`."""
    return st.multiselect(label, options, default, **linked(key), max_selections=most)


@held_by_link(read_bool)
def choose_bool(label: str, key: str, default: bool = False) -> bool:
    """Switch something on or off."""
    return st.toggle(label, default, **linked(key))


@held_by_link(read_text)
def choose_text(
    label: str,
    key: str,
    default: str = "",
    *,
    max_chars: int = 200,
    help: str | None = None,
    placeholder: str | None = None,
) -> str:
    """Type a short text; a link can carry more than `max_chars`, so it is cut."""
    text = st.text_input(
        label,
        default,
        max_chars,
        **linked(key),
        help=help,
        placeholder=placeholder,
    )
    return (text or "")[:max_chars]


@held_by_link(read_int)
def choose_whole_number(label: str, key: str, bounds: IntRange) -> int:
    """Type a whole number within `bounds`, where a slider would be too coarse."""
    low, high, default, step = map(float, bounds)
    # Of floats: on whole numbers Streamlit raises OverflowError at ?key=inf.
    return int(st.number_input(label, low, high, default, step, "%.0f", **linked(key)))
