"""An activation between the layers: what comes out halfway between two inputs?"""

from functools import lru_cache, partial

import streamlit as st
import torch
from torch import Tensor

from charts.linear_collapse.midpoint import (
    chord_chart,
    gap_frame,
    marks_frame,
    room_frame,
    way_frame,
)
from core.activations import Activation, find
from core.affine import forward
from core.linear_collapse.midpoint import Witness, along, draw_pairs, find_witness
from core.linear_collapse.stack import draw_stack
from core.notation import with_minus
from screens.linear_collapse.equal_one_layer import WIDTHS
from screens.linear_collapse.link import LINK
from screens.linear_collapse.more import show_collapse, show_stacked
from serving.tables import table, table_if
from ui.activation import choose_activation, written
from ui.controls import choose_bool
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.screen import Choice, Screen
from ui.text import inline

NUM_PAIRS, NUM_POINTS = 10_000, 81
ROOM = 0.6
"""Free space above and below the two outputs, as a part of their distance."""
ASKED = LINK["activation"].default
LAYERS = draw_stack(WIDTHS, 1, LINK["seed"].default).layers


@lru_cache(maxsize=1)
def pairs() -> tuple[Tensor, Tensor]:
    """Draw the pairs of inputs once for all who ask."""
    return draw_pairs(WIDTHS[0], NUM_PAIRS, generator=torch.Generator().manual_seed(0))


@lru_cache(maxsize=64)
def strayed(activation: Activation) -> tuple[Witness, Tensor]:
    """Return the pair that strays most, and the outputs on the way between the two."""
    network = partial(forward, layers=LAYERS, activation=activation.fn)
    witness = find_witness(network, *pairs())
    return witness, along(network, witness, NUM_POINTS)


def show(solved: bool) -> None:
    """Draw the outputs at x and y; once asked, the way between and the chord."""
    activation, bent = find(ASKED), True
    if solved:
        with controls():
            bent = choose_bool("Activation between the layers", "bent", *LINK["bent"])
            activation = choose_activation()
    try:
        witness, way = strayed(activation if bent else find("identity"))
    except ValueError as error:
        with picture():
            st.warning(f"With {written(activation)} {error}: nothing can be compared.")
        return
    with picture():
        _draw(witness, way, solved)
    if solved:
        readout(f'<p class="readout-lead">{inline(_where(witness))}</p>')


def _draw(witness: Witness, way: Tensor, solved: bool) -> None:
    ends = [
        (0.0, witness.at_x, "network", two_places(witness.at_x), "left"),
        (1.0, witness.at_y, "network", two_places(witness.at_y), "right"),
    ]
    low, high = sorted((witness.at_x, witness.at_y))
    free = ROOM * max(high - low, 1.0)
    room = low - free, high + free
    middle = [(0.5, room[1], "unknown", "?", "below")]
    if solved:
        above = witness.at_middle > witness.mean
        # Beside the rising or falling chord, where it leaves room.
        beside = "right below" if witness.at_y > witness.at_x else "right above"
        told, mean = two_places(witness.at_middle), two_places(witness.mean)
        side = "above" if above else "below"
        middle = [(0.5, witness.at_middle, "network", told, side)]
        if witness.bends:
            middle.append((0.5, witness.mean, "mean", f"mean {mean}", beside))
    draw(
        chord_chart,
        alt_text=f"Output {two_places(witness.at_x)} at x and "
        f"{two_places(witness.at_y)} at y. "
        + (f"Halfway it is {two_places(witness.at_middle)}." if solved else ""),
        way=table_if(solved, way_frame, way),
        chord=table_if(solved, way_frame, way[[0, -1]]),
        gap=table_if(solved, gap_frame, witness.at_middle, witness.mean),
        marks=table(marks_frame, tuple(ends + middle)),
        room=table(room_frame, *room),
    )


def two_places(value: float) -> str:
    """Write an output with two digits after the point."""
    return with_minus(f"{value:.2f}")


def _where(witness: Witness) -> str:
    if not witness.bends:
        return f"None of {NUM_PAIRS:,} pairs strays: this network is affine."
    x, y = (
        "(" + ", ".join(with_minus(f"{v:.1f}") for v in P.tolist()) + ")"
        for P in (witness.x, witness.y)
    )
    return f"x = {x}, y = {y}; they miss the mean by **{two_places(witness.gap)}**."


def truth() -> str:
    """Say where the output halfway lies."""
    witness, _ = strayed(find(ASKED))
    low, high = sorted((witness.at_x, witness.at_y))
    if not witness.bends:
        return "mean"
    return "between" if low <= witness.at_middle <= high else "outside"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    witness, _ = strayed(find(ASKED))
    middle, mean = two_places(witness.at_middle), two_places(witness.mean)
    return {
        "mean": f"{mean} is what an affine map must give. With ReLU it is {middle}.",
        "between": f"A bent way may leave its ends behind: with ReLU it is {middle}.",
        "outside": f"Not even between them: with ReLU {middle}, yes.",
    }[answer]


def explain() -> str:
    """Say what one pair proves."""
    return (
        "**One pair that misses the mean is a proof.** An affine map takes the mean of "
        "two inputs to the mean of their outputs. With σ in between, H = σ(XW⁽¹⁾ + "
        "b⁽¹⁾), two layers miss it: no W and b compute them. Without σ, no pair "
        "does.\n\n"
        "*Next: see σ bend the plane.*"
    )


def _options() -> dict[str, str]:
    witness, _ = strayed(find(ASKED))
    return {
        "mean": f"{two_places(witness.mean)}, their mean",
        "between": "Not the mean, but between them",
        "outside": "Not even between them",
    }


SCREEN = Screen(
    "midpoint",
    label="Halfway",
    title="Two outputs: what comes out halfway?",
    setup="Now an activation σ stands between the two layers: ReLU, which turns "
    "negative numbers into 0. Inputs x and y give these outputs. What does the input "
    "halfway between them give?",
    show=show,
    ask=Choice(_options(), truth, reply),
    explain=explain,
    more={"The formula": show_collapse, "More hidden layers": show_stacked},
)
