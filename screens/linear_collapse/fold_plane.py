"""Fold the plane: where on its way does a network pull two classes apart?"""

from functools import lru_cache

import torch

from core.linear_collapse.plane import FOLD, carry
from core.linear_collapse.separability import separate
from screens.linear_collapse.link import LINK
from screens.linear_collapse.more import show_stacked
from screens.linear_collapse.plane_picture import draw_plane, part_of, points_of
from ui.controls import choose_float
from ui.deck import controls
from ui.screen import Screen, Value

TIMES = LINK["t"]
AFFINE_ENDS = 2.0
"""The time at which the first layer's affine part is done."""


def show(solved: bool) -> None:
    """Draw the plane at the reader's t; what separates the classes once t is locked."""
    with controls():
        t = choose_float("t, the way through the network", "t", TIMES)
    draw_plane(FOLD, torch.abs, points_of("xor", 0), t, solved=solved)


@lru_cache(maxsize=1)
def first_apart() -> float:
    """Return the first step of the slider at which a line separates the classes."""
    X, y = points_of("xor", 0)
    steps = range(round((TIMES.high - TIMES.low) / TIMES.step) + 1)
    times = (round(TIMES.low + i * TIMES.step, 1) for i in steps)
    return next(
        t for t in times if separate(carry(X, *FOLD, torch.abs, t), y).separable
    )


def is_right(t: float) -> bool:
    """Judge a t, a step of the slider off at most."""
    return abs(t - first_apart()) < 1.5 * TIMES.step


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
    return (
        f"At t = {t:.1f}, {part_of(t)}, a line separates them. But one has done so "
        f"since t = {first:.1f}."
    )


def explain() -> str:
    """Say what folds."""
    return (
        f"**Only σ can do it**, by t = {first_apart():.1f}. Each hidden unit is |z| = "
        "ReLU(z) + ReLU(−z): it folds the plane along a line, and two folds lay "
        "opposite corners on each other. Affine parts keep parallel lines "
        "parallel.\n\nMove t: while the two segments cross, one between blue points "
        "and one between orange points, no line separates them."
    )


SCREEN = Screen(
    "fold",
    label="Fold the plane",
    title="When does a line separate the classes?",
    setup="The plane on its way through a network: an affine part (t up to 2), the "
    "activation |z| (up to 3), the output layer (up to 5). Stop t as soon as "
    "one straight line could separate blue from orange.",
    show=show,
    ask=Value("t", lambda t: f"t = {t:.1f}", is_right, reply),
    explain=explain,
    more={"More hidden layers": show_stacked},
)
