"""Five more linear layers: what can they draw that one cannot?"""

from functools import lru_cache

import torch

from charts.linear_collapse.boundaries import boundaries_chart, boundary_frame
from charts.linear_collapse.plane_layers import (
    FAR,
    REACH,
    names_frame,
    points_frame,
    told_frame,
)
from core.affine import forward
from core.linear_collapse.deep_linear import (
    GRID_STEPS,
    LinearNetwork,
    bend_of,
    train_linear,
)
from core.linear_collapse.plane import sign_changes
from core.linear_collapse.stack import price
from screens.linear_collapse.link import LINK
from screens.linear_collapse.more import show_exercise_1, show_layers_formula
from serving.tables import table, table_if
from ui.controls import choose_int
from ui.deck import controls, picture
from ui.draw import draw
from ui.screen import Choice, Screen

LAYERS = LINK["layers"]
NUM_UNITS = 8
STRAIGHT = 1e-3
"""Of the width of the picture: what rounding bends."""
NO_DOTS = torch.zeros(0, 2)


@lru_cache(maxsize=LAYERS.high)
def network(num_layers: int) -> LinearNetwork:
    """Train a linear network on the two rings, once for the whole server."""
    return train_linear("circles", num_layers, NUM_UNITS, 0, reach=FAR)


def show(solved: bool) -> None:
    """Draw the rings; once asked, the boundary of as many layers as one likes."""
    num_layers = LAYERS.default
    if solved:
        with controls():
            num_layers = choose_int("Affine layers", "layers", LAYERS)
    trained = network(num_layers)
    right = f"{trained.outcome.accuracy:.0%} right"
    names = (("class 0", "class 0", 0.0, -2.75), ("class 1", "class 1", 0.0, 0.0))
    with picture():
        draw(
            boundaries_chart,
            alt_text="Two rings of points, class 0 around class 1. "
            + ("The boundary is a straight line through both." if solved else ""),
            points=table(points_frame, trained.X, trained.y),
            logistic=table(boundary_frame, "logistic", NO_DOTS),
            linear=table_if(solved, boundary_frame, "linear", trained.outcome.boundary),
            bent=table(boundary_frame, "bent", NO_DOTS),
            names=table(names_frame, names),
            told=table_if(solved, told_frame, right, f"{num_layers} affine layers"),
        )


def truth() -> str:
    """Name what the stack draws: follow its sign through all layers."""
    trained = network(LAYERS.default)
    dots = sign_changes(lambda X: forward(X, trained.layers), REACH, GRID_STEPS)
    return "straight" if bend_of(dots) < STRAIGHT * REACH else "corners"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    numbers = price((2, *[NUM_UNITS] * (LAYERS.default - 1), 1)).parameters
    return {
        "any": f"You trusted its {numbers} weights and biases. They are many, but all "
        "of them only stretch, turn, and shift.",
        "straight": "A straight line only: yes.",
        "corners": "You gave every further layer a corner. A corner needs something "
        "that bends, and nothing here does.",
    }[answer]


def explain() -> str:
    """Say what was drawn."""
    right = network(LAYERS.default).outcome.accuracy
    return (
        f"**Six layers draw one straight line**, and {right:.0%} of the points are on "
        "their own side: a coin gets about half. Take layers away, and the line stays "
        "where it is.\n\n*Next: what counts as a layer?*"
    )


SCREEN = Screen(
    "deeper",
    label="Five more layers",
    title="Five more linear layers: what can they draw?",
    setup="A network of six *affine* layers, XW + b, linear and a shift, with nothing "
    "between them, learns to tell two rings apart. Its boundary is where its output "
    "is 0. Which shapes can that have?",
    show=show,
    ask=Choice(
        {
            "any": "Any curve, a ring too",
            "straight": "A straight line only",
            "corners": "A line with up to five corners",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={"The formula": show_layers_formula, "Exercise": show_exercise_1},
)
