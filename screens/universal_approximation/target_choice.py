"""What all experiments of lesson 5 share: the target and the number of units."""

from functools import lru_cache
from typing import NamedTuple

import streamlit as st

from core.universal_approximation.constructions import CONSTRUCTIONS, SHARPNESS
from core.universal_approximation.errors import construction_error
from core.universal_approximation.targets import Target
from core.universal_approximation.typed_targets import find_target
from screens.universal_approximation.link import LINK
from screens.universal_approximation.phrases import sentence
from ui.controls import (
    choose_bool,
    choose_float,
    choose_from_list,
    choose_int,
    choose_one,
    choose_text,
)
from ui.markdown import plain_text

Problem = tuple[str, str]
"""A target by name, and the text of one that a reader types."""
TYPED = {
    "formula": "f(x), for x from -3 to 3",
    "points": "Heights of the curve above x = 0, 1, 2, …",
}


class TargetSetting(NamedTuple):
    """What the reader chose, as plain values: hashable, and the whole of a link.

    Attributes:
        problem: One of `typed_targets.TARGET_NAMES`, and the text it needs.
        num_hiddens: Hidden units h.
        construction: A key of `CONSTRUCTIONS`.
        sharpness: Of the sigmoid constructions.
        added: How much of the network to draw, in percent of its units.
        outside: Whether to look beyond the interval.
    """

    problem: Problem
    num_hiddens: int
    construction: str
    sharpness: float
    added: int
    outside: bool

    @property
    def name(self) -> str:
        """Name of the target."""
        return self.problem[0]

    @property
    def target(self) -> Target:
        """The function to approximate."""
        return cached_target(*self.problem)


@lru_cache(maxsize=200)
def cached_target(name: str, text: str) -> Target:
    """Build a target once for everybody who asks for it."""
    return find_target(name, text)


@lru_cache(maxsize=4000)
def cached_error(
    problem: Problem, construction: str, num_hiddens: int, sharpness: float
) -> float:
    """Measure a network built by hand once for everybody."""
    return construction_error(
        cached_target(*problem), CONSTRUCTIONS[construction], num_hiddens, sharpness
    )


def choose_setting() -> TargetSetting:
    """Draw the controls of the main picture."""
    name = choose_from_list("Target", "target", LINK["target"].values)
    text = _choose_typed(name) if name in TYPED else ""
    num_hiddens = choose_int("Hidden units h", "num_hiddens", LINK["num_hiddens"])
    construction = choose_one("Built from", "construction", LINK["construction"].values)
    sharpness = SHARPNESS
    if construction != "ramps":
        sharpness = choose_float("Sharpness of a step", "sharpness", LINK["sharpness"])
    added = choose_int("Units added so far, %", "added", LINK["added"])
    outside = choose_bool("Look outside the interval", "outside")
    return TargetSetting(
        (name, text), num_hiddens, construction, sharpness, added, outside
    )


def _choose_typed(name: str) -> str:
    """Return what the reader typed, or say what is wrong with it and fall back."""
    fallback, max_chars = LINK[name]
    text = choose_text(TYPED[name], name, fallback, max_chars=max_chars)
    try:
        cached_target(name, text)
    except ValueError as error:
        fault = plain_text(sentence(str(error)))
        st.warning(f"{fault} Until then the picture shows `{fallback}`.")
        return fallback
    return text
