"""Where will the boundary of a network run? It is drawn before it is trained."""

from dataclasses import replace
from functools import lru_cache

import torch
from torch import Tensor

from charts.hand.guess import guess_frame
from charts.train_mlp.boundary import (
    BENT,
    STRAIGHT,
    boundaries_frame,
    guessed_boundary_chart,
)
from charts.train_mlp.examples import examples_frame
from core.answers.drawn import CurveTurn, DrawingGrid, Miss, curve_turns, miss
from core.train_mlp.comparison import compare
from core.train_mlp.experiment import Experiment
from core.train_mlp.sides import boundary_over, right_beside
from screens.train_mlp.experiment import experiment_of
from screens.train_mlp.link import LINK, STANDARD
from screens.train_mlp.run_settings import DATA, circles
from serving.tables import table
from ui.controls import choose_one
from ui.deck import controls, picture
from ui.draw import draw
from ui.hand.guess import ask_to_draw
from ui.room import drawn_on
from ui.screen import Drawing, Screen

NAME, KEY = "draw_boundary", "bend"
MOONS = replace(DATA, name="moons")
RELU = LINK[KEY].values[0]
GRID = DrawingGrid(-3.0, 3.0, -2.5, 2.5)
X1 = torch.linspace(GRID.left, GRID.right, 121, dtype=torch.float64)
X2 = torch.linspace(GRID.bottom, GRID.top, 201, dtype=torch.float64)
NEAR = 0.25
"""A mean distance that counts as right: no straight line comes so near."""


def run(activation: str = RELU) -> Experiment:
    """Return the training on the moons, with and without σ."""
    rings = circles(activation=activation)
    longer = replace(rings.config, num_epochs=2 * rings.config.num_epochs)
    return experiment_of(replace(rings, data=MOONS, config=longer))


@lru_cache(maxsize=4)
def boundaries(activation: str = RELU) -> tuple[Tensor, Tensor]:
    """Return the heights of both boundaries at `X1`, without and with σ."""
    trained, places = run(activation), torch.cartesian_prod(X1, X2).float()
    W, b = trained.collapsed()
    straight = places @ W[-1] + b[-1]
    bent = trained.history.mlp(-1).outputs(places, trained.history.activation)
    return tuple(
        boundary_over(X2, outputs.view(len(X1), len(X2)))
        for outputs in (straight, bent)
    )


def turns() -> list[CurveTurn]:
    """Return where the boundary turns."""
    return curve_turns(X1, boundaries()[1], 0.05 * (GRID.top - GRID.bottom))


def show(solved: bool) -> None:
    """Draw the examples; then the boundaries over the guess."""
    activation = RELU
    if solved:
        with controls():
            activation = choose_one("Activation σ", KEY, *LINK[KEY])
    data = run(activation).data
    drawn = zip((STRAIGHT, BENT), boundaries(activation), strict=True) if solved else ()
    guess, of_class, name = drawn_on("train_mlp", SCREEN)
    with picture():
        draw(
            guessed_boundary_chart,
            (GRID.left, GRID.right),
            (GRID.bottom, GRID.top),
            alt_text="Two classes shaped like half moons, the tip of each inside the "
            "other"
            + (
                ", and two boundaries: a straight line without σ, and with σ a curve "
                "that goes around both tips"
                if solved
                else ""
            ),
            examples=table(examples_frame, data.X, data.y),
            boundaries=table(boundaries_frame, X1, tuple(drawn)),
            guess=table(guess_frame, GRID.x, guess, of_class, name),
        )
        if not solved and not of_class:
            ask_to_draw(
                GRID, key=NAME, label="the boundary", write_x="x₁ = {}",
                write_y="x₂ = {}", hint_at=(0.5, 0.9),
            )  # fmt: skip


def missed(guess: tuple[float, ...]) -> Miss:
    """Compare a drawn curve with the boundary, as far as there are examples."""
    left, right = run().data.X[:, 0].aminmax()
    among = (X1 - left) * (X1 - right) <= 0
    return miss(X1[among], GRID.heights(guess, X1[among]), boundaries()[1][among])


def right_by(guess: tuple[float, ...]) -> int:
    """Count the training examples on their own side of a drawn curve."""
    data = run().data
    return right_beside(GRID.heights(guess, data.X[:, 0]), data.X, data.y)


def turns_alike(guess: tuple[float, ...]) -> bool:
    """Whether a drawn curve goes up and down as often as the boundary."""
    return [turn.is_valley for turn in GRID.turns(guess)] == [
        turn.is_valley for turn in turns()
    ]


def shape(guess: tuple[float, ...]) -> str:
    """Say in words what was drawn."""
    found = GRID.turns(guess)
    if len(found) > 2:
        return f"a curve that turns {len(found)} times"
    turned = ("a valley" if turn.is_valley else "a hill" for turn in found)
    return ", then ".join(turned) or "a curve without a turn"


def is_right(guess: tuple[float, ...]) -> bool:
    """Whether a drawn curve turns as the boundary does, and is near it."""
    return turns_alike(guess) and missed(guess).mean <= NEAR


def reply(guess: tuple[float, ...]) -> str:
    """Say what the curve would be worth as a boundary, and how far off it is."""
    off, found = missed(guess), len(GRID.turns(guess))
    why = {0: "but each tip asks for a turn", 1: "but both tips ask for a turn"}.get(
        found, "but that leads past the tips" if found == 2 else "more than it takes"
    )
    why = "as the network does" if turns_alike(guess) else why
    return (
        f"You drew {shape(guess)}, {why}. It has {right_by(guess)} of "
        f"{len(run().data.X)} right, the network {compare(run()).counts[0]}. "
        f"You are {off.mean:.2f} off on average, most at x₁ = {off.x:.1f}."
    )


def explain() -> str:
    """Say where a boundary bends and where it cannot."""
    straight = compare(run()).counts[1]
    return (
        "**It bends where units switch.** Between the lines of its ReLU units the "
        "network is affine and its boundary straight; beyond the examples it just goes "
        f"on. With tanh the corners are round. Without σ nothing bends: {straight} "
        "right."
    )


SCREEN = Screen(
    NAME,
    label="Draw the boundary",
    title="Where will the boundary run?",
    setup=f"{STANDARD.num_hiddens} ReLU units train on these "
    "two moons. Which boundary between triangles and dots will they find? Draw it from "
    "the left edge to the right.",
    show=show,
    ask=Drawing(GRID, shape, is_right, reply),
    explain=explain,
)
