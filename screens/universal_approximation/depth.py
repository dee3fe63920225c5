"""Depth pays: tents on top of each other against one hidden layer."""

import streamlit as st
import torch

from core.universal_approximation.errors import curve, mean_deviation
from core.universal_approximation.pieces import deep_pieces, max_pieces, pieces
from core.universal_approximation.sawtooth import (
    UNITS_PER_TENT,
    run_layers,
    shallow_sawtooth,
    tent_stack,
)
from core.universal_approximation.sawtooth_training import (
    MOST_TRAINED_TENTS,
    NUM_STEPS,
    TrainedSawtooth,
    sawtooth_seconds,
    train_sawtooth,
)
from core.universal_approximation.trained import SEEDS
from screens.universal_approximation.fits import LOW_HEIGHT, draw_curves
from screens.universal_approximation.link import LINK
from screens.universal_approximation.phrases import count
from ui.controls import choose_bool, choose_int, choose_step
from ui.jobs import wait_for
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
            trained = _wait_for_trained(num_tents, width)
        if trained:
            _draw_trained(trained)
    st.markdown(_what_you_see(num_tents))
    if trained:
        st.markdown(_tell_trained(num_tents, width, trained))
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
    draw_curves(
        x,
        curves,
        {"limited": "one layer", "by_hand": "stack of tents"},
        "A sawtooth from a stack of tents, and one hidden layer's attempt",
        height=LOW_HEIGHT,
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


def _wait_for_trained(num_tents: int, width: int) -> TrainedSawtooth | None:
    """Train both shapes from 16 seeds, once for everybody who asks.

    On at most `MOST_TRAINED_TENTS` tents.
    """
    num_tents = min(num_tents, MOST_TRAINED_TENTS)
    return wait_for(
        ("sawtooth", num_tents, width),
        lambda report: train_sawtooth(num_tents, width, on_epoch=report),
        seconds=sawtooth_seconds(num_tents),
        label=f"Training {2 * len(SEEDS)} networks",
    )


def _draw_trained(trained: TrainedSawtooth) -> None:
    """Draw the best stack and the best single layer over the sawtooth."""
    curves = {"target": trained.y, "trained": trained.deep, "limited": trained.shallow}
    names = {
        "target": "sawtooth",
        "trained": "stack, best of 16",
        "limited": "one layer, best of 16",
    }
    draw_curves(
        trained.x,
        curves,
        names,
        "The sawtooth, and the best stack and the best single layer trained",
        height=LOW_HEIGHT,
    )


def _tell_trained(num_tents: int, width: int, trained: TrainedSawtooth) -> str:
    """Say how near both shapes came, and how many stacks stayed flat."""
    deep, shallow = (
        mean_deviation(fit, trained.y) for fit in (trained.deep, trained.shallow)
    )
    layers = min(num_tents, MOST_TRAINED_TENTS)
    capped = (
        f" on {layers} tents, the most that their 128 examples show well,"
        if num_tents > layers
        else ""
    )
    return (
        f"Trained{capped} on squared error from {len(SEEDS)} seeds each, by "
        f"{NUM_STEPS} full-batch steps of Adam, the best stack of "
        f"{count(layers, 'layer')} of {width} units leaves {deep:.0%} of a flat line's "
        f"mean error, and the best single layer of {layers * width} units "
        f"{shallow:.0%}: both are the best by this measure. {trained.stuck} of "
        f"{len(SEEDS)} stacks hardly left the flat line. With two units per layer such "
        "a stack exists; to find it, training needs units to spare."
    )
