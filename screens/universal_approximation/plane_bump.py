"""A tower over the plane: ridges in several directions, and a threshold."""

import streamlit as st

from charts.universal_approximation.plane_bump import (
    section_chart,
    section_frame,
    surface_chart,
    surface_frame,
)
from core.universal_approximation.plane_bump import REACH, Tower, build_tower
from screens.universal_approximation.link import LINK
from screens.universal_approximation.phrases import count
from serving.tables import table
from ui.controls import choose_bool, choose_float, choose_int
from ui.draw import draw
from ui.fragments import fragment
from ui.predict import Prediction, predict

SHARES = {"none": "0", "half": "1", "same": "2", "more": "4"}


@st.cache_resource(max_entries=128, show_spinner=False)
def cached_tower(num_directions: int, steepness: float, with_threshold: bool) -> Tower:
    """Compute the surface once for everybody."""
    return build_tower(num_directions, steepness, with_threshold)


@fragment
def show_tower() -> None:
    """Draw the sum of ridges over the plane, or what a threshold leaves of it."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        num_directions = choose_int("Directions", "directions", LINK["directions"])
        steepness = choose_float("Weight of the units", "steepness", LINK["steepness"])
        with_threshold = choose_bool("Threshold in the output unit", "with_threshold")
        revealed = _ask()
    if not revealed:
        with picture:
            _draw_surface(cached_tower(1, steepness, False))
            st.caption(
                "One ridge: two sigmoid units, the darker the higher. Lock your answer "
                f"to see {count(num_directions, 'ridge')} added."
            )
        return
    tower = cached_tower(num_directions, steepness, with_threshold)
    with picture:
        _draw_surface(tower)
        draw(
            section_chart,
            alt_text="Heights along the first axis, and the threshold",
            section=table(section_frame, tower.x, tower.section, num_directions - 0.5),
        )
    st.markdown(_what_you_see(num_directions, tower))
    st.latex(
        r"\textstyle\sum_{j=1}^{m} \sigma(k(u_j^\top x + 1)) - "
        r"\sigma(k(u_j^\top x - 1)) \gtrless m - \tfrac12"
    )


def _draw_surface(tower: Tower) -> None:
    draw(
        surface_chart,
        REACH,
        alt_text="Height over the plane; the darker, the higher",
        surface=table(surface_frame, tower.surface, REACH),
    )


def _ask() -> bool:
    tower = cached_tower(2, 12.0, False)
    return predict(
        Prediction(
            "tower",
            "Two ridges of height 1 cross at a right angle and are added. At the "
            "crossing the sum is 2. How high are the four arms?",
            SHARES,
            lambda: "half" if round(tower.heights.outside) == 1 else "none",
            lambda: (
                f"{tower.heights.outside:.2f}: on an arm only one ridge is there. A "
                "threshold between 1 and 2 keeps the crossing and drops the arms."
            ),
        )
    )


def _what_you_see(num_directions: int, tower: Tower) -> str:
    return (
        f"**What you see.** {count(num_directions, 'direction')}, {2 * num_directions} "
        f"sigmoid units in one hidden layer: the sum is at least "
        f"{tower.heights.inside:.2f} well inside the tower and at most "
        f"{tower.heights.outside:.2f} well outside. "
        f"The output unit's threshold lies at {num_directions - 0.5:g}. It is a second "
        "nonlinear layer: that one hidden layer suffices was shown by Cybenko (1989), "
        "not by this construction."
    )
