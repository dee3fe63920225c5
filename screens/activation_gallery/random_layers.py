"""Ten random layers: which activation keeps most of the gradient, and why."""

import math
from collections.abc import Mapping

import streamlit as st
import torch

from charts.activation_gallery.line_tables import spread_apart
from charts.activation_gallery.lines import Axis, log_gap
from core.activation_gallery.vanishing_gradient import WIDTH, Fading, faded
from core.activations import ACTIVATIONS
from core.notation import number
from screens.activation_gallery.lines_picture import draw_lines
from screens.activation_gallery.link import LINK
from screens.activation_gallery.more import EXERCISES, THREE
from screens.activation_gallery.more_layers import show_how, show_idle
from ui.activation import choose_activations
from ui.controls import choose_float, choose_int
from ui.deck import controls, once_answered, picture
from ui.screen import Choice, Screen
from ui.seed import choose_seed

DEPTH, GAIN = LINK["layers"].default, LINK["gain"].default
LOWEST, HIGHEST = 1e-8, 1e4
Y_AXIS = Axis(
    "left of the gradient", LOWEST, HIGHEST, tuple(10.0**p for p in range(-8, 5, 2)),
    is_log=True,
)  # fmt: skip
GAP = log_gap(0.055, Y_AXIS)


def show(solved: bool) -> None:
    """Draw the axes; what every activation leaves, once asked."""
    with controls():
        gain = choose_float("Gain of the weights", "gain", LINK["gain"])
        with st.popover("Layers, seed, activations", width="stretch"):
            depth = choose_int("Layers", "layers", LINK["layers"])
            seed = choose_seed()
            chosen = choose_activations(
                "Activations", "activation", LINK["activation"].default
            )
    fadings = {
        activation.label: fading
        for activation in chosen
        if solved and (fading := faded(activation, (), depth, gain, seed))
    }
    with picture():
        draw_lines(
            _layers_axis(depth),
            Y_AXIS,
            alt_text="What is left of a gradient after each layer, on an axis of "
            "powers of ten"
            + (f": {_said(fadings)}" if solved else "; the lines are not drawn yet"),
            bands=[
                (str(i), _passed(depth), *_drawable(fading.low, fading.high))
                for i, fading in enumerate(fadings.values())
            ],
            lines=[
                (str(i), _passed(depth), *_drawable(fading.left))
                for i, fading in enumerate(fadings.values())
            ],
            points=[("ink", 0, 1.0)],
            names=_ends(fadings, depth),
            large=() if solved else [("ink", "?", "", depth / 2, 1e-2)],
        )


def _layers_axis(depth: int) -> Axis:
    step = 1 if depth <= 10 else 5
    ticks = tuple(range(0, depth + 1, step))
    return Axis(
        "layers passed on the way back", -0.015 * depth, depth, ticks, 0.55 * depth
    )


def _passed(depth: int) -> torch.Tensor:
    return torch.arange(depth + 1, dtype=torch.float64)


def _drawable(*shares: torch.Tensor) -> list[torch.Tensor]:
    """Keep shares where a logarithmic axis can have them."""
    return [share.clamp(LOWEST / 1e3, HIGHEST * 1e3) for share in shares]


def _ends(fadings: Mapping[str, Fading], depth: int) -> list[tuple]:
    left = [float(fading.left[-1]) for fading in fadings.values()]
    places = spread_apart(
        [_place(share) for share in left],
        GAP,
    )
    return [
        (str(i), f"{name} {_share(share, 1 if share < 0.01 else 2)}", depth, 10**place)
        for i, (name, share, place) in enumerate(
            zip(fadings, left, places, strict=True)
        )
    ]


def _place(share: float) -> float:
    if not share > 0:
        share = LOWEST
    inside = min(max(share, 2 * LOWEST), HIGHEST / 2)
    return math.log10(inside)


def _share(share: float, digits: int = 2) -> str:
    return number(share, digits) if share else "nothing"


def _said(fadings: Mapping[str, Fading]) -> str:
    return ", ".join(
        f"{name} {_share(float(fading.left[-1]))}" for name, fading in fadings.items()
    )


def left_of(key: str) -> float:
    """Return what the asked layers leave of a gradient with one of the three."""
    return float(faded(ACTIVATIONS[key], (), DEPTH, GAIN, 0).left[-1])


def truth() -> str:
    """Name the activation that leaves most."""
    return max(THREE, key=left_of)


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    left = {key: number(left_of(key), 2) for key in THREE}
    return {
        "relu": f"ReLU keeps {left['relu']}, tanh {left['tanh']}: an active ReLU unit "
        "passes all, but half of the units pass nothing.",
        "tanh": f"tanh keeps {left['tanh']}, ReLU {left['relu']}: yes, as long as "
        "inputs stay near 0.",
        "sigmoid": f"The sigmoid keeps least, {left['sigmoid']}: every layer loses at "
        "least three quarters to its slope.",
    }[answer]


def explain() -> str:
    """Say what keeps a gradient alive in each of the three."""
    return (
        "**tanh does well because these inputs stay near 0.** ReLU needs weights "
        "larger by √2, since half its units pass nothing; but an active unit's slope "
        "stays 1, **however large its input**. Raise the gain, the factor on all "
        "weights, to 3: inputs grow and tanh falls behind.\n\n"
        "The sigmoid's slope never exceeds 1/4.\n\n"
        "*Next: what they cost.*"
    )


SCREEN = Screen(
    "layers",
    label="Random layers",
    title="Ten random layers: which keeps most of the gradient?",
    setup=f"{WIDTH} units a layer. Weights turn a gradient and stretch it by the gain, "
    f"{GAIN:g}; then come the slopes: ReLU's 0 or 1, tanh's at most 1, the sigmoid's "
    "at most 1/4.",
    show=show,
    ask=Choice(
        {"relu": "ReLU", "tanh": "tanh", "sigmoid": "Sigmoid"},
        truth,
        reply,
        about={"gain": GAIN, "layers": DEPTH, "seed": 0},
    ),
    explain=explain,
    more={
        "What is drawn": once_answered("activation_gallery", "layers", show_how),
        "Saturated and dead units": once_answered(
            "activation_gallery", "layers", show_idle
        ),
        "Exercises": EXERCISES,
    },
)
