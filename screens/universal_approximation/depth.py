"""Depth pays: tents on top of each other against one hidden layer."""

import streamlit as st
import torch

from charts.universal_approximation.curve_labels import label_frame
from charts.universal_approximation.fits import examples_frame, fits_chart, fits_frame
from core.universal_approximation.errors import curve
from core.universal_approximation.pieces import deep_pieces, max_pieces, pieces
from core.universal_approximation.sawtooth import (
    UNITS_PER_TENT,
    run_layers,
    shallow_sawtooth,
    tent_stack,
)
from screens.universal_approximation.depth_trained import (
    draw_trained,
    tell_trained,
    wait_for_trained,
)
from screens.universal_approximation.link import LINK
from screens.universal_approximation.phrases import count
from serving.tables import table
from ui.controls import choose_bool, choose_int, choose_step
from ui.draw import draw
from ui.predict import Prediction, predict


@st.cache_resource(max_entries=16, show_spinner=False)
def cached_counts(num_tents: int) -> tuple[int, int]:
    """Count the pieces of the stack and of one hidden layer, exactly."""
    stack, shallow = tent_stack(num_tents), shallow_sawtooth(num_tents)
    return len(deep_pieces(stack, 0, 1)), len(pieces(shallow, 0, 1))


def show_depth() -> None:
    """Draw the stack, one hidden layer of as many units, and both trained."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        num_tents = choose_int(
            "Tents k, each fed into the next", "tents", LINK["tents"]
        )
        width = 0
        if choose_bool("Train both from 16 seeds", "train_both"):
            width = choose_step(
                "Units in each layer", "layer_width", LINK["layer_width"].values
            )
        revealed = _ask()
    if not revealed:
        with picture:
            _draw_built(1)
            st.caption(
                "One tent: 2 ReLU units, 2 pieces. Lock your answer to see "
                f"{count(num_tents, 'tent')}, each fed into the next."
            )
        return
    trained = None
    with picture:
        _draw_built(num_tents)
        if width:
            trained = wait_for_trained(num_tents, width)
        if trained:
            draw_trained(trained)
    st.markdown(_what_you_see(num_tents))
    if trained:
        st.markdown(tell_trained(num_tents, width, trained))
    st.latex(
        r"\begin{aligned} t(x) &= 2\,\mathrm{ReLU}(x) "
        r"- 4\,\mathrm{ReLU}(x - \tfrac12) \\"
        r"t \circ \dots \circ t &\text{ has } 2^k \text{ pieces on } [0, 1]"
        r"\text{, } 2k \text{ units}"
        r"\end{aligned}"
    )


def _draw_built(num_tents: int) -> None:
    x = torch.linspace(0, 1, 513, dtype=torch.float64)
    curves = {
        "by_hand": run_layers(tent_stack(num_tents), x),
        "limited": curve(shallow_sawtooth(num_tents), torch.relu, x),
    }
    draw(
        fits_chart,
        260,
        alt_text="A sawtooth from a stack of tents, and one hidden layer's attempt",
        curves=table(fits_frame, x, **curves),
        labels=table(
            label_frame, x, curves, limited="one layer", by_hand="stack of tents"
        ),
        examples=table(examples_frame, None),
    )


def _ask() -> bool:
    counts = {"17": 17, "64": 64, "256": 256, "65536": 65536}
    deep, _ = cached_counts(8)
    return predict(
        Prediction(
            "tents",
            "One hidden layer of 16 ReLU units makes at most 17 pieces. Now take 8 "
            "layers of 2 units: each layer makes one tent, up and then down, of what "
            "the layer before it gives. How many pieces on [0, 1]?",
            {name: f"{count:,}" for name, count in counts.items()},
            lambda: str(deep),
            lambda: f"Each tent doubles the number of pieces: 2⁸ = {deep}.",
        )
    )


def _what_you_see(num_tents: int) -> str:
    deep, shallow = cached_counts(num_tents)
    num_units = UNITS_PER_TENT * num_tents
    ending = (
        "this one draws the same sawtooth."
        if shallow == deep
        else f"this one has {shallow}: it follows the first teeth and is flat after "
        "that. As many pieces as the stack has take at least "
        f"{count(deep - 1, 'unit')} in one layer."
    )
    return (
        f"**What you see.** {count(num_tents, 'tent')}, {num_units} units: the stack "
        f"has exactly **{deep} pieces** on [0, 1]. One hidden layer of {num_units} "
        f"units has at most {max_pieces(num_units)}; {ending}"
    )
