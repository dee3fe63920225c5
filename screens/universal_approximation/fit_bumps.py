"""Can you fit the curve by hand? Bumps of two sigmoid units, and a number to beat."""

from collections.abc import Sequence
from functools import lru_cache

import streamlit as st
import torch

from charts.universal_approximation.fits import examples_frame, shades_frame
from core.notation import with_minus
from core.universal_approximation.challenge import (
    GOAL,
    best_heights,
    challenge_network,
    read_bumps,
    score,
)
from core.universal_approximation.constructions import cells
from core.universal_approximation.errors import curve
from screens.universal_approximation.behind_more import BUMPS_SOURCE
from screens.universal_approximation.bump_heights import HEIGHTS, choose_heights
from screens.universal_approximation.link import LINK
from screens.universal_approximation.target_choice import (
    WAVE,
    cached_target,
)
from screens.universal_approximation.target_picture import draw_fits
from serving.tables import table
from ui.deck import controls, picture, readout
from ui.screen import Screen, Value
from ui.text import bar


@lru_cache(maxsize=512)
def cached_score(heights: tuple[float, ...]) -> float:
    """Score bumps once for everybody."""
    return score(cached_target(*WAVE), heights)


@lru_cache(maxsize=128)
def cached_best(num_bumps: int) -> tuple[float, ...]:
    """Find the best heights once for everybody."""
    return tuple(best_heights(cached_target(*WAVE), num_bumps))


def show(solved: bool) -> None:
    """Draw the reader's bumps against the target; once locked, the best ones too."""
    with controls():
        heights, picked = choose_heights()
    target = cached_target(*WAVE)
    x = target.grid(193)
    curves = {"target": target(x), "by_hand": _bumps(heights, x)}
    names = {"target": target.title}
    if solved:
        curves["best"] = _bumps(cached_best(len(heights)), x)
        names["best"] = "best heights"
    names["by_hand"] = "your bumps"
    edges, _ = cells(target, len(heights))
    left, right = edges[picked : picked + 2].tolist()
    with picture():
        draw_fits(
            x,
            curves,
            names,
            "The target and the reader's bumps",
            shades=table(shades_frame, ((left, right, "", f"bump {picked + 1}"),)),
            examples=table(examples_frame, target.examples),
        )
    reached = cached_score(tuple(heights))
    readout(bar(reached, f"{reached:.2f}", "your score", "feature"))


def _bumps(heights: Sequence[float], x: torch.Tensor) -> torch.Tensor:
    mlp = challenge_network(cached_target(*WAVE), heights)
    return curve(mlp, torch.sigmoid, x)


def heights_of(text: object) -> tuple[float, ...]:
    """Read locked heights; what cannot be read counts as the first ones."""
    try:
        return tuple(read_bumps(str(text)))
    except ValueError:
        return tuple(read_bumps(LINK[HEIGHTS].default))


def is_right(text: object) -> bool:
    """Tell whether the locked bumps meet the challenge."""
    return cached_score(heights_of(text)) < GOAL


def write(text: object) -> str:
    """Write locked heights with their score."""
    heights = heights_of(text)
    written = ", ".join(f"{height + 0.0:g}" for height in heights)
    return with_minus(f"{written} (score {cached_score(heights):.2f})")


def reply(text: object) -> str:
    """Say what was reached, and which bump is farthest from where it is best."""
    heights = heights_of(text)
    reached, units = cached_score(heights), 2 * len(heights)
    if reached < GOAL:
        return f"You scored {reached:.2f} with {units} units: the challenge is met."
    best = cached_best(len(heights))
    away = [abs(h - b) for h, b in zip(heights, best, strict=True)]
    worst = away.index(max(away))
    return with_minus(
        f"You scored {reached:.2f}. Most is lost at bump {worst + 1}: you set it to "
        f"{heights[worst]:g}, best is {best[worst]:.2g}."
    )


def explain() -> str:
    """Say what bumps can do, and what they cannot."""
    num_bumps = len(heights_of(LINK[HEIGHTS].default))
    lowest = cached_score(cached_best(num_bumps))
    return (
        f"**{num_bumps} bumps can score {lowest:.2f}, and not 0.** A bump is flat, "
        "the curve is not. But more and narrower bumps come closer to any continuous "
        "curve: this is universal approximation.\n\n"
        "*Next: how much closer?*"
    )


def show_score() -> None:
    """Define the score and the bump."""
    st.latex(
        r"\text{score} = \frac{\text{mean of } |\hat f(x) - f(x)|}"
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
    setup="Two sigmoid units make a bump: a step up, a step down. Set the heights "
    f"until you score below {GOAL:.2f}. A flat line scores 1, a perfect fit 0.",
    show=show,
    ask=Value(HEIGHTS, write, is_right, reply),
    explain=explain,
    more={"The score": show_score, "Source": BUMPS_SOURCE},
)
