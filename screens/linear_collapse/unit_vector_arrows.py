"""Can W alone pull two classes apart? Its rows are grabbed, and the plane follows."""

from functools import lru_cache

import streamlit as st
import torch
from torch import Tensor

from charts.linear_collapse.plane_layers import grid_frame, meeting_frame, points_frame
from charts.linear_collapse.unit_vectors import unit_vectors_chart
from core.linear_collapse.plane import grid_lines
from core.linear_collapse.separability import Separation, separate
from screens.linear_collapse.link import LINK
from screens.linear_collapse.plane_picture import points_of
from serving.tables import table
from ui.controls import choose_float
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.hand.grab import numbers
from ui.screen import Choice, Screen

ENTRIES = ("e1x", "e1y", "e2x", "e2y")
LABELS = ("e₁W, first", "e₁W, second", "e₂W, first", "e₂W, second")
# A line under W is straight: its ends are enough.
GRID = grid_lines(num_lines=9, num_points=2, half_width=2.8)


@lru_cache(maxsize=1)
def separation() -> Separation:
    """Return what proves that no line separates the points as they are."""
    return separate(*points_of("xor", 0))


def show(solved: bool) -> None:
    """Draw the plane under the reader's W; the proof goes along once it is asked for.

    What lies between points still does so under any W, so that one proof is enough.
    """
    with controls(), st.popover("W in numbers", width="stretch"):
        entries = [
            choose_float(label, key, LINK[key])
            for label, key in zip(LABELS, ENTRIES, strict=True)
        ]
    X, y = points_of("xor", 0)
    with picture():
        draw(
            unit_vectors_chart,
            grab=numbers(LINK, *ENTRIES),
            alt_text="A grid of the plane under a matrix W, with points of two classes "
            "in opposite corners and the images of both unit vectors"
            + ("; a crossing of both classes that no W undoes" if solved else ""),
            grid=table(grid_frame, GRID),
            points=table(points_frame, X, y),
            meeting=table(meeting_frame, separation().meeting if solved else None),
        )
    readout(f'<p class="readout-lead">{said(torch.tensor(entries).view(2, 2))}</p>')


def said(W: Tensor) -> str:
    """Say what W does to areas."""
    factor = float(torch.linalg.det(W.double()))
    if round(factor, 2) == 0:
        return "W squashes the plane onto a line or a point."
    turned = ", and the plane is turned over" if factor < 0 else ""
    return f"Areas are multiplied by {abs(factor):.2f}{turned}."


def truth() -> str:
    """Name what W can do."""
    return "turn" if separation().separable else "none"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    return {
        "turn": "Turning and stretching: that moves all points together, and what lies "
        "between others stays between them.",
        "squash": "Squashing lays points on each other, and those of both classes with "
        "them. It joins, it does not part.",
        "none": "No W: yes. Where lines between both classes cross, they go on "
        "crossing.",
    }[answer]


def explain() -> str:
    """Say why no matrix can do it."""
    return (
        "**The crossing goes along.** xW = x₁ e₁W + x₂ e₂W: two arrows decide where "
        "everything goes. Lines stay straight and points in between stay in between, "
        "so no W undoes the crossing. Drag the arrows and try; a bias only shifts it."
    )


SCREEN = Screen(
    "arrows",
    label="Two arrows",
    title="Can a matrix alone pull the classes apart?",
    setup="W takes the unit vectors to the two arrows, and the plane goes along. Drag "
    "them: is there a W after which one straight line separates blue from orange?",
    show=show,
    ask=Choice(
        {
            "turn": "Yes, one that turns and stretches",
            "squash": "Yes, one that squashes",
            "none": "No, none",
        },
        truth,
        reply,
    ),
    explain=explain,
)
