"""What all experiments of lesson 5 share: the target and the number of units."""

from functools import lru_cache
from typing import NamedTuple

import streamlit as st

from core.universal_approximation.constructions import CONSTRUCTIONS
from core.universal_approximation.errors import construction_error
from core.universal_approximation.targets import Target
from core.universal_approximation.typed_targets import TARGET_NAMES, find_target
from screens.universal_approximation.phrases import sentence
from ui.controls import (
    FloatRange,
    IntRange,
    choose_bool,
    choose_float,
    choose_from_list,
    choose_int,
    choose_one,
    choose_text,
)
from ui.markdown import plain_text

DEFAULT_FORMULA = "sin(3x) + x/2"
DEFAULT_POINTS = "0, 2, -1, 3, 1, 1"


class Setting(NamedTuple):
    """What the reader chose, as plain values: hashable, and the whole of a link.

    Attributes:
        name: One of `TARGET_NAMES`.
        formula: The reader's formula, which counts if `name` is "formula".
        points: The reader's heights, which count if `name` is "points".
        num_hiddens: Hidden units h.
        construction: A key of `CONSTRUCTIONS`.
        sharpness: Of the sigmoid constructions.
        added: How much of the network to draw, in percent of its units.
        outside: Whether to look beyond the interval.
    """

    name: str
    formula: str
    points: str
    num_hiddens: int
    construction: str
    sharpness: float
    added: int
    outside: bool

    @property
    def target(self) -> Target:
        """The function to approximate."""
        return cached_target(*self.problem)

    @property
    def problem(self) -> tuple[str, str, str]:
        """What names the target."""
        return self.name, self.formula, self.points


@lru_cache(maxsize=200)
def cached_target(name: str, formula: str, points: str) -> Target:
    """Build a target once for everybody who asks for it."""
    return find_target(name, formula, points)


@lru_cache(maxsize=4000)
def cached_error(
    problem: tuple[str, str, str], construction: str, num_hiddens: int, sharpness: float
) -> float:
    """Measure a network built by hand once for everybody."""
    target = cached_target(*problem)
    return construction_error(
        target, CONSTRUCTIONS[construction], num_hiddens, sharpness
    )


def choose_setting() -> Setting:
    """Draw the controls of the main picture."""
    name = choose_from_list("Target", "target", TARGET_NAMES)
    formula, points = DEFAULT_FORMULA, DEFAULT_POINTS
    if name == "formula":
        formula = choose_text("f(x), for x from -3 to 3", "formula", DEFAULT_FORMULA)
        formula = _if_valid(name, formula, DEFAULT_POINTS, "formula", DEFAULT_FORMULA)
    if name == "points":
        points = choose_text(
            "Heights of the curve above x = 0, 1, 2, …", "points", DEFAULT_POINTS
        )
        points = _if_valid(name, DEFAULT_FORMULA, points, "points", DEFAULT_POINTS)
    num_hiddens = choose_int("Hidden units h", "num_hiddens", IntRange(1, 200, 8))
    construction = choose_one("Built from", "construction", list(CONSTRUCTIONS))
    sharpness = 8.0
    if construction != "ramps":
        sharpness = choose_float(
            "Sharpness of a step", "sharpness", FloatRange(2.0, 40.0, 8.0, 0.5)
        )
    added = choose_int("Units added so far, %", "added", IntRange(0, 100, 100))
    outside = choose_bool("Look outside the interval", "outside")
    return Setting(
        name, formula, points, num_hiddens, construction, sharpness, added, outside
    )


def _if_valid(name: str, formula: str, points: str, key: str, fallback: str) -> str:
    """Return what the reader typed, or say what is wrong with it and fall back."""
    text = {"formula": formula, "points": points}[key]
    try:
        cached_target(name, formula, points)
    except ValueError as error:
        fault = plain_text(sentence(str(error)))
        st.warning(f"{fault} Until then the picture shows `{fallback}`.")
        return fallback
    return text
