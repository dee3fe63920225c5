"""Can tanh units represent what sigmoid units cannot? Exercise 5 of the chapter."""

import torch

from charts.activation_gallery.lines import Axis
from core.activation_gallery.same_class import draw_network, to_tanh
from core.mlp import MLP
from core.notation import number
from screens.activation_gallery.lines_picture import draw_lines
from screens.activation_gallery.link import LINK
from screens.activation_gallery.more import EXERCISES
from screens.activation_gallery.more_conversion import show_conversion
from ui.controls import choose_int
from ui.deck import controls, once_answered, picture, readout
from ui.screen import Choice, Screen
from ui.seed import choose_seed
from ui.text import to_html

X = torch.arange(-100, 101, dtype=torch.float64)[:, None] / 25
ROUNDING = 1e-12
X_AXIS = Axis("input x", -4.0, 4.0, (-4, -2, 0, 2, 4))
STEPS = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0)


def show(solved: bool) -> None:
    """Draw the sigmoid network; the converted one over it, once asked."""
    with controls():
        num_hiddens = choose_int("Hidden units", "num_hiddens", LINK["num_hiddens"])
        seed = choose_seed()
    network = draw_network(num_hiddens, seed)
    one, other = outputs(network)
    with picture():
        draw_lines(
            X_AXIS,
            _output_axis(one),
            alt_text="Output of a network of sigmoid units over its input"
            + ("; that of a tanh network lies on it" if solved else ""),
            lines=[
                ("0", X[:, 0], one),
                *([("1", X[:, 0], other)] if solved else ()),
            ],
            names=[
                ("0", f"{num_hiddens} sigmoid units", -3.9, _top(one, 0.94)),
                *(
                    [("1", f"{num_hiddens} tanh units", -3.9, _top(one, 0.83))]
                    if solved
                    else ()
                ),
            ],
        )
    if solved:
        readout(
            to_html(
                f"The outputs differ by at most {number(gap(network), 2)}: rounding."
            )
        )


def _output_axis(y: torch.Tensor) -> Axis:
    """Return an axis that holds a curve, of few different ones for all curves."""
    middle = round((y.max() + y.min()).item()) / 2
    half = next((s for s in STEPS if (y - middle).abs().max() <= 0.75 * s), 24.0)
    ticks = tuple(middle + half * share for share in (-1, -0.5, 0, 0.5, 1))
    return Axis("output", middle - half, middle + half, ticks)


def _top(y: torch.Tensor, share: float) -> float:
    axis = _output_axis(y)
    return axis.low + (0.5 + share / 2) * (axis.high - axis.low)


def outputs(network: MLP) -> tuple[torch.Tensor, torch.Tensor]:
    """Return what a sigmoid network gives, and its conversion to tanh."""
    return (
        network.outputs(X, torch.sigmoid)[:, 0],
        to_tanh(network).outputs(X, torch.tanh)[:, 0],
    )


def gap(network: MLP) -> float:
    """Return the largest difference between a network and its conversion."""
    one, other = outputs(network)
    return (one - other).abs().max().item()


def truth() -> str:
    """Name who can represent more: nobody, if every network can be converted."""
    network = draw_network(LINK["num_hiddens"].default, LINK["seed"].default)
    return "same" if gap(network) < ROUNDING else "negative"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    return {
        "negative": "tanh goes below 0, true. But the output layer can shift and "
        "stretch what sigmoids give, so they reach below 0, too.",
        "same": "Neither: yes. Each is the other, stretched and shifted.",
        "steep": "tanh is steeper, true: four times at 0. But weights twice as large "
        "make a sigmoid as steep.",
    }[answer]


def explain() -> str:
    """Say how one becomes the other."""
    return (
        "**tanh(x) + 1 = 2 sigmoid(2x).** So halve what goes into the hidden layer and "
        "what comes out, shift the output bias, and a sigmoid network is a tanh "
        "network. They still *train* differently."
    )


SCREEN = Screen(
    "same_class",
    label="tanh or sigmoid",
    title="Can tanh units represent what sigmoid units cannot?",
    setup="The curve is a network of random sigmoid units. A second network has as "
    "many tanh units, and any weights you like. Does it reach more curves?",
    show=show,
    ask=Choice(
        {
            "negative": "Yes: tanh goes below 0",
            "same": "No, the same ones",
            "steep": "Yes: tanh is steeper",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={
        "The conversion": once_answered(
            "activation_gallery", "same_class", show_conversion
        ),
        "Exercises": EXERCISES,
    },
)
