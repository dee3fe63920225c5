"""Can you fit the curve by hand? Bumps of two sigmoid units, and a number to beat."""

from collections.abc import Sequence
from functools import lru_cache

import streamlit as st
import torch

from charts.universal_approximation.bumps_by_hand import (
    bump_points,
    bumps_chart,
    curve_frame,
    score_frame,
)
from charts.universal_approximation.curve_labels import label_frame
from core.notation import with_minus
from core.universal_approximation.constructions import cell_width
from core.universal_approximation.errors import curve
from core.universal_approximation.fit_by_hand import (
    GOAL,
    NUM_PLACES,
    SHARPNESS,
    STEP,
    WAVE,
    best_heights,
    bump_steps,
    challenge_network,
    read_bumps,
    read_shifts,
    score,
)
from screens.universal_approximation.bump_heights import BY_HAND, HEIGHTS, choose_bumps
from screens.universal_approximation.link import LINK
from screens.universal_approximation.more import BUMPS_SOURCE
from serving.tables import table
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.screen import Screen, Value
from ui.text import bar

LOCKED = "bumps_as_text"
"""What is locked: heights, and behind a bar the shifts."""
BETWEEN = " | "
NUM_DRAWN = 193


@lru_cache(maxsize=512)
def cached_score(heights: tuple[float, ...], shifts: tuple[float, ...] = ()) -> float:
    """Score bumps once for a class whose answers are counted."""
    return score(heights, shifts)


def show(solved: bool) -> None:
    """Draw the reader's bumps, to be moved; once locked, the best ones too."""
    with controls():
        heights, shifts = choose_bumps()
    texts = (", ".join(f"{n:g}" for n in numbers) for numbers in (heights, shifts))
    st.session_state[LOCKED] = BETWEEN.join(texts)
    num_bumps = len(heights)
    width = cell_width(WAVE, num_bumps)
    x, scored = WAVE.grid(NUM_DRAWN), WAVE.grid(NUM_PLACES)
    u = (x - WAVE.low) / width
    best = _bumps(best_heights(num_bumps), x) if solved else None
    named = {"target": WAVE(x)} | ({"best": best} if solved else {})
    names = {"target": WAVE.title} | ({"best": "best heights"} if solved else {})
    with picture():
        draw(
            bumps_chart,
            tuple(bump_steps(num_bumps)),
            width,
            SHARPNESS,
            grab=(bump_points(BY_HAND, num_bumps, STEP),),
            alt_text="The target and the reader's bumps"
            + (", and bumps of the best heights" if solved else ""),
            target=table(score_frame, (scored - WAVE.low) / width, WAVE(scored)),
            best=table(curve_frame, u, best),
            names=table(label_frame, u, named, names),
        )
    reached = cached_score(tuple(heights), tuple(shifts))
    readout(bar(reached, f"{reached:.2f}", "error", "feature"))


def _bumps(heights: Sequence[float], x: torch.Tensor) -> torch.Tensor:
    return curve(challenge_network(heights), torch.sigmoid, x)


def bumps_of(text: object) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Read locked heights and shifts.

    Raises:
        ValueError: If a browser brings back what are none: it is no answer then.
    """
    heights, _, shifts = str(text).partition(BETWEEN)
    read = tuple(read_bumps(heights))
    return read, tuple(read_shifts(shifts, len(read)))


def is_right(text: object) -> bool:
    """Tell whether the locked bumps meet the challenge."""
    return cached_score(*bumps_of(text)) < GOAL


def write(text: object) -> str:
    """Write locked heights with their error."""
    heights, shifts = bumps_of(text)
    written = ", ".join(f"{height + 0.0:g}" for height in heights)
    return with_minus(f"{written} (error {cached_score(heights, shifts):.2f})")


def reply(text: object) -> str:
    """Say what was reached, and which bump is farthest from where it is best."""
    heights, shifts = bumps_of(text)
    reached, units = cached_score(heights, shifts), 2 * len(heights)
    best = best_heights(len(heights))
    if reached < GOAL:
        return f"An error of {reached:.2f} with {units} units: the challenge is met."
    if any(shifts):
        even = score(best)
        return f"Your error is {reached:.2f}. Bumps in even places reach {even:.2f}."
    away = [abs(h - b) for h, b in zip(heights, best, strict=True)]
    worst = away.index(max(away))
    return with_minus(
        f"Your error is {reached:.2f}. Most is lost at bump {worst + 1}: you set it to "
        f"{heights[worst]:g}, best is {best[worst]:.2g}."
    )


def explain() -> str:
    """Say what bumps can do, and what they cannot."""
    num_bumps = len(read_bumps(LINK[HEIGHTS].default))
    lowest = score(best_heights(num_bumps))
    return (
        f"**In even places {num_bumps} bumps reach {lowest:.2f}.** A bump is flat, "
        "the curve is not. But more and narrower bumps come closer to any continuous "
        "curve: this is universal approximation.\n\n"
        "*Next: how much closer?*"
    )


def show_error() -> None:
    """Define the error and the bump."""
    st.latex(
        r"\text{error} = \frac{\text{mean of } |\hat f(x) - f(x)|}"
        r"{\text{mean of } |f(x) - \bar f|}, \qquad \bar f \text{ the mean of } f"
    )
    st.latex(
        r"\text{bump} = v\,\bigl(\mathrm{sigmoid}(w(x - s_1)) - "
        r"\mathrm{sigmoid}(w(x - s_2))\bigr)"
    )
    st.markdown(
        "A height of 1 is the target's highest value, −1 its lowest. Another number "
        "of heights gives another number of bumps: can you do it with one fewer? The "
        "link holds your heights: send it to whoever should beat them."
    )


SCREEN = Screen(
    "by_hand",
    label="Fit by hand",
    title="Can you fit the curve with five bumps?",
    setup="Two sigmoid units make a bump: a step up, a step down. Drag them "
    f"until your error is below {GOAL:.2f}. A flat line has 1, a perfect fit 0.",
    show=show,
    ask=Value(LOCKED, write, is_right, reply),
    explain=explain,
    more={"The error": show_error, "Source": BUMPS_SOURCE},
)
