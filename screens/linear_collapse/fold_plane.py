"""Fold the plane: where on its way does a network pull two classes apart?"""

from collections.abc import Mapping
from functools import cache

import torch

from core.linear_collapse.plane import FOLD, carry
from core.linear_collapse.separability import Separation, separate
from screens.linear_collapse.link import LINK
from screens.linear_collapse.more import show_stacked
from screens.linear_collapse.plane_picture import (
    MOVED,
    draw_plane,
    part_of,
    points_of,
    time,
)
from ui.controls import choose_float
from ui.deck import controls
from ui.screen import Screen, Value

POINTS = points_of("xor", 0)
AFFINE_ENDS = 2.0
"""The time at which the first layer's affine part is done."""


def show(solved: bool) -> None:
    """Draw the plane at the reader's t; what separates the classes once t is locked."""
    with controls():
        choose_float("t, the way through the network", "t", LINK["t"])
    draw_plane(FOLD, torch.abs, POINTS, proofs() if solved else {})


@cache
def proofs() -> Mapping[str, Separation]:
    """Return at every t whether a line separates the classes."""
    X, y = POINTS
    return {
        time(t): separate(carry(X, *FOLD, torch.abs, t), y) for t in MOVED[0].values
    }


def first_apart() -> float:
    """Return the first step of the slider at which a line separates the classes."""
    return next(t for t in MOVED[0].values if proofs()[time(t)].separable)


def is_right(t: float) -> bool:
    """Judge a t, a step of the slider off at most."""
    return abs(t - first_apart()) < 1.5 * LINK["t"].step


def reply(t: float) -> str:
    """Say where the reader stopped, and what the network was about to do."""
    first = first_apart()
    if is_right(t):
        return f"t = {t:.1f}: yes, when the plane is folded, at {first:.1f}."
    if t <= AFFINE_ENDS:
        return (
            f"t = {t:.1f} is still the affine part. It turns and stretches the plane, "
            "and what no line separates stays so."
        )
    if t < first:
        return f"At t = {t:.1f} the fold has begun, but the classes still overlap."
    if not proofs()[time(t)].separable:
        return (
            f"At t = {t:.1f} the plane is flat, halfway. It was folded at {first:.1f}."
        )
    return (
        f"At t = {t:.1f}, {part_of(t)}, a line separates them. But one has done so "
        f"since t = {first:.1f}."
    )


def explain() -> str:
    """Say what folds."""
    return (
        f"**Only σ can do it**, at t = {first_apart():.1f}. Each hidden unit is "
        "|z| = ReLU(z) + ReLU(−z): it folds the plane along a line, and two folds "
        "lay opposite corners on each other. Affine parts keep parallel lines "
        "parallel.\n\nWhile two marked segments cross, one blue and one orange, or a "
        "point lies in a triangle of the other colour, no line separates them."
    )


SCREEN = Screen(
    "fold",
    label="Fold the plane",
    title="When does a line separate the classes?",
    setup="The plane on its way through a network: an affine part (t up to 2), the "
    "activation |z| (up to 3), the output layer (up to 5). Stop t as soon as "
    "one straight line could separate blue from orange.",
    show=show,
    ask=Value(
        "t",
        lambda t: f"t = {t:.1f}",
        is_right,
        reply,
        solution=lambda: {"t": first_apart()},
    ),
    explain=explain,
    more={"More hidden layers": show_stacked},
)
