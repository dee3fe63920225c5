"""Two ridges cross: how high are the arms? A bump over two inputs takes more."""

import streamlit as st

from charts.universal_approximation.plane_bump import (
    heights_frame,
    section_chart,
    section_frame,
    surface_chart,
    surface_frame,
)
from core.notation import count
from core.universal_approximation.plane_bump import REACH, Tower, build_tower
from screens.universal_approximation.link import LINK
from screens.universal_approximation.more import TOWER_SOURCE
from serving.tables import table
from ui.controls import choose_bool, choose_float, choose_int
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.screen import Choice, Screen
from ui.text import to_html

STEEPNESS = LINK["steepness"].default
ARM = 2.4
ARMS = ((ARM, 0.0), (-ARM, 0.0), (0.0, ARM), (0.0, -ARM))
HEIGHTS = {"none": 0.0, "half": 0.5, "one": 1.0, "two": 2.0}


@st.cache_resource(max_entries=128, show_spinner=False)
def cached_tower(num_directions: int, steepness: float, with_threshold: bool) -> Tower:
    """Compute the surface once for everybody."""
    return build_tower(num_directions, steepness, with_threshold)


def show(solved: bool) -> None:
    """Draw one ridge; once it is guessed, the sum of several."""
    if not solved:
        texts = ((0.0, 0.0, "1"), (ARM, 0.0, "0"), (-ARM, 0.0, "0"))
        _draw(
            cached_tower(1, STEEPNESS, False),
            texts,
            "One ridge over the plane, of height 1",
        )
        return
    with controls():
        num_directions = choose_int("Directions", "directions", LINK["directions"])
        steepness = choose_float("Weight of the units", "steepness", LINK["steepness"])
        with_threshold = choose_bool("Threshold in the output unit", "with_threshold")
    tower = cached_tower(num_directions, steepness, with_threshold)
    texts = [(0.0, 0.0, f"{tower.section[len(tower.section) // 2]:.2g}")]
    if num_directions == 2:
        texts += [(*arm, f"{arm_height(tower):.2g}") for arm in ARMS]
    _draw(
        tower,
        () if with_threshold else tuple(texts),
        f"The sum of {count(num_directions, 'ridge')}; the darker, the higher",
    )
    readout(to_html(_reading(tower)))


def _draw(tower: Tower, texts: tuple, alt_text: str) -> None:
    with picture():
        draw(
            surface_chart,
            REACH,
            alt_text=alt_text,
            surface=table(surface_frame, tower.surface, REACH),
            heights=table(heights_frame, tuple(texts)),
        )


def arm_height(tower: Tower) -> float:
    """Return the height of the sum on the first axis, off the crossing."""
    at = int((tower.x - ARM).abs().argmin())
    return tower.section[at].item()


def _reading(tower: Tower) -> str:
    parts = "between them a threshold parts them"
    if tower.inside <= tower.outside:
        parts = "no threshold parts them"
    return (
        f"Inside at least **{tower.inside:.2f}**, well outside at most "
        f"**{tower.outside:.2f}**: {parts}."
    )


def truth() -> str:
    """Name the height of the arms of two ridges."""
    height = arm_height(cached_tower(2, STEEPNESS, False))
    return min(HEIGHTS, key=lambda name: abs(HEIGHTS[name] - height))


def reply(answer: str) -> str:
    """Say what the guess takes a sum to do."""
    return {
        "none": "0: only the crossing stays? A sum takes nothing away.",
        "half": "½: shared by two. But the second ridge adds 0 here, it takes no mean.",
        "one": "1: there is one ridge, and the other adds 0.",
        "two": "2: as at the crossing. But here there is only one of the two.",
    }[answer]


def explain() -> str:
    """Say how a tower is made of ridges, and what it takes."""
    return (
        "**An arm has one ridge: the sum is no bump yet.** A threshold keeps the "
        "crossing alone: switch it on. That is a second nonlinear layer. "
        "By Cybenko's theorem one layer is enough, but built otherwise."
    )


def show_section() -> None:
    """Draw a cut through the middle, with the threshold."""
    state = st.session_state
    num_directions = state.get("directions", LINK["directions"].default)
    steepness = state.get("steepness", STEEPNESS)
    tower = cached_tower(num_directions, steepness, False)
    draw(
        section_chart,
        alt_text="Heights along the first axis, and the threshold",
        height="content",
        section=table(section_frame, tower.x, tower.section, num_directions - 0.5),
    )
    st.latex(
        r"\textstyle\sum_{j=1}^{m} \mathrm{sigmoid}(k(u_j^\top x + 1)) - "
        r"\mathrm{sigmoid}(k(u_j^\top x - 1)) \gtrless m - \tfrac12"
    )


SCREEN = Screen(
    "tower",
    label="A bump in the plane",
    title="Two ridges cross: how high are the arms?",
    setup="Two sigmoid units make a ridge of height 1 over the plane. A second ridge "
    "crosses it and is added: 2 at the crossing. And on the four arms?",
    show=show,
    ask=Choice(
        {"none": "0", "half": "½", "one": "1", "two": "2"},
        truth,
        reply,
    ),
    explain=explain,
    more={"A cut through the middle": show_section, "Sources": TOWER_SOURCE},
)
