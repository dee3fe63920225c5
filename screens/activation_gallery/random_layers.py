"""Ten random layers: which activation keeps most of the gradient, and why."""

import math
from collections.abc import Mapping

import streamlit as st
import torch

from charts.activation_gallery.line_tables import spread_apart
from charts.activation_gallery.lines import Axis, log_gap
from core.activation_gallery.vanishing_gradient import WIDTH, Fading, fade
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
MOST = LINK["gain"].high
LOWEST, HIGHEST = 1e-8, 1e4
Y_AXIS = Axis(
    "length of the gradient", LOWEST, HIGHEST, tuple(10.0**p for p in range(-8, 5, 2)),
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
        if solved and (fading := fade(activation, depth, gain, seed))
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


def left_of(key: str, gain: float = GAIN) -> float:
    """Return what the asked layers leave of a gradient with one of the three."""
    return float(fade(ACTIVATIONS[key], DEPTH, gain, 0).left[-1])


def truth() -> str:
    """Name the activation that leaves most."""
    return max(THREE, key=left_of)


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    left = {key: number(left_of(key), 2) for key in THREE}
    return {
        "relu": f"At gain {GAIN:g} ReLU keeps {left['relu']}, tanh {left['tanh']}: "
        "half of ReLU's units pass nothing.",
        "tanh": f"Yes, at gain {GAIN:g}: tanh keeps {left['tanh']}, ReLU "
        f"{left['relu']}.",
        "sigmoid": f"At gain {GAIN:g} the sigmoid keeps least, {left['sigmoid']}: its "
        "slope never exceeds 1/4.",
    }[answer]


def explain() -> str:
    """Say what keeps a gradient alive in each of the three."""
    grown = number(round(left_of("relu", MOST)))
    return (
        f"**At gain {GAIN:g} tanh's inputs stay near 0, where it is steep.** Only half "
        f"of ReLU's units pass anything; a gain of √2 makes up for it. Raise it to "
        f"{MOST:g}: a gradient that grows layer by layer *explodes*, ReLU's to "
        f"{grown}. That is no better than vanishing. tanh's grows less: its "
        "slopes flatten.\n\nBands: the middle 80% of inputs.\n\n"
        "*Next: what they cost.*"
    )


SCREEN = Screen(
    "layers",
    label="Random layers",
    title="Ten random layers: which keeps most of the gradient?",
    setup=f"{WIDTH} units a layer. Weights turn a gradient and stretch it by a gain, "
    f"at first {GAIN:g}; then come the slopes: ReLU's 0 or 1, tanh's at most 1, the "
    "sigmoid's at most 1/4.",
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
