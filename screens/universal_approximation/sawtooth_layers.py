"""Five layers of two units: how many pieces? Each tent doubles them."""

from functools import lru_cache

import streamlit as st
import torch

from charts.universal_approximation.fits import examples_frame, shades_frame
from charts.universal_approximation.fits_chart import STROKE
from core.notation import count
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
from screens.universal_approximation.link import LINK
from screens.universal_approximation.more import LAYERS_SOURCES
from screens.universal_approximation.target_picture import draw_fits
from serving.tables import table
from ui.controls import choose_bool, choose_int, choose_step
from ui.deck import controls, picture, readout
from ui.jobs import Job
from ui.screen import Choice, Screen
from ui.text import bar

ROOM = table(examples_frame, torch.tensor([[0.5, 1.3]]))
TENTS = LINK["tents"].default
MOST_WIDE, THIN = 6, 1.0
"""So many tents leave the width of a line between two pieces; more are thin."""
OPTIONS = {"same": 11, "square": 25, "tents": 32, "units": 1_024}


@lru_cache(maxsize=16)
def cached_counts(num_tents: int) -> tuple[int, int]:
    """Count the pieces of the stack and of one hidden layer, exactly."""
    stack, shallow = tent_stack(num_tents), shallow_sawtooth(num_tents)
    return len(deep_pieces(stack, 0, 1)), len(pieces(shallow, 0, 1))


def show(solved: bool) -> None:
    """Draw one tent; once it is guessed, many and one layer of as many units."""
    if not solved:
        with picture():
            x = torch.linspace(0, 1, 65, dtype=torch.float64)
            draw_fits(
                x,
                {"by hand": run_layers(tent_stack(1), x)},
                {"by hand": "one tent: 2 units, 2 pieces"},
                "One tent, up and then down",
                shades=table(shades_frame, ((0.0, 1.0, "?", f"{TENTS} tents"),)),
                room=ROOM,
            )
        return
    with controls():
        num_tents = choose_int(
            "Tents k, each fed into the next", "tents", LINK["tents"]
        )
        width = 0
        if choose_bool("Train both from 16 seeds", "train_both"):
            width = choose_step(
                "Units in each layer", "layer_width", LINK["layer_width"].values
            )
    trained = None
    with picture():
        _draw_built(num_tents)
        if width:
            trained = _wait_for_trained(num_tents, width)
        if trained:
            _draw_trained(trained, min(num_tents, MOST_TRAINED_TENTS))
    if trained:
        readout(_left_over(trained))


def _draw_built(num_tents: int) -> None:
    deep, shallow = cached_counts(num_tents)
    x = torch.linspace(0, 1, max(129, 2 * deep + 1), dtype=torch.float64)
    curves = {
        "by hand": run_layers(tent_stack(num_tents), x),
        "limited": curve(shallow_sawtooth(num_tents), torch.relu, x),
    }
    units = UNITS_PER_TENT * num_tents
    draw_fits(
        x,
        curves,
        {},
        f"A stack of {count(num_tents, 'tent')} draws {deep} pieces, one layer of "
        f"{units} units {shallow}",
        shades=table(
            shades_frame,
            ((0.0, 1.0, f"{deep} pieces", f"one layer of {units} units: {shallow}"),),
        ),
        stroke=THIN if num_tents > MOST_WIDE else STROKE,
        room=ROOM,
    )


def _wait_for_trained(num_tents: int, width: int) -> TrainedSawtooth | None:
    tents = min(num_tents, MOST_TRAINED_TENTS)
    return Job(
        ("sawtooth", tents, width),
        lambda report: train_sawtooth(tents, width, on_epoch=report),
        seconds=sawtooth_seconds(tents),
        label=f"Training {2 * len(SEEDS)} networks",
    ).wait()


def _draw_trained(trained: TrainedSawtooth, tents: int) -> None:
    draw_fits(
        trained.x,
        {
            "target": trained.y,
            "trained": trained.deep,
            "limited": trained.shallow,
        },
        {"target": f"{count(tents, 'tent')}", "trained": "best stack trained"},
        f"The sawtooth of {count(tents, 'tent')}, and the best stack and the best "
        "single layer trained",
    )


def _left_over(trained: TrainedSawtooth) -> str:
    deep, shallow = (
        mean_deviation(fit, trained.y) for fit in (trained.deep, trained.shallow)
    )
    return (
        '<p class="readout-lead">Trained: left of a flat line’s error</p>'
        + bar(deep, f"{deep:.0%}", f"stack ({trained.stuck} of 16 stay flat)", "hidden")
        + bar(shallow, f"{shallow:.0%}", "one layer", "linear")
    )


def truth() -> str:
    """Name the number of pieces of the stack."""
    deep, _ = cached_counts(TENTS)
    return next(name for name, pieces in OPTIONS.items() if pieces == deep)


def reply(answer: str) -> str:
    """Say what the guess counted."""
    most = max_pieces(UNITS_PER_TENT * TENTS)
    return {
        "same": f"{most}: as many units, as many pieces. But a later layer bends every "
        "piece that comes in.",
        "square": f"{TENTS * TENTS}: {TENTS} times {TENTS}. But pieces double with "
        "each layer, they do not add up.",
        "tents": "32: doubled five times.",
        "units": "1,024: doubled by each unit. But a tent, which doubles, takes two.",
    }[answer]


def explain() -> str:
    """Say what depth pays, and what it asks for."""
    deep, _ = cached_counts(TENTS)
    return (
        f"**Each tent folds [0, 1] once more: {count(TENTS, 'tent')} make {deep} "
        f"pieces.** One layer would need {deep - 1} units (Telgarsky, 2015). "
        "Deeper can be far more compact, the hope behind deep image networks "
        "(Simonyan and Zisserman, 2014). But training must find it: switch *Train "
        "both* on, 2 units a layer, then 8.\n\n"
        "One more piece of the dashed layer lies left of 0."
    )


def show_formula() -> None:
    """Write the tent, and how both shapes are trained."""
    st.latex(
        r"\begin{aligned} t(x) &= 2\,\mathrm{ReLU}(x) "
        r"- 4\,\mathrm{ReLU}(x - \tfrac12) \\"
        r"t \circ \dots \circ t &\text{ has } 2^k \text{ pieces on } [0, 1]"
        r"\text{, } 2k \text{ units}"
        r"\end{aligned}"
    )
    st.markdown(
        f"**Trained** on at most {MOST_TRAINED_TENTS} tents, the most that 128 "
        f"examples show well: squared error, {len(SEEDS)} seeds, {NUM_STEPS} "
        "full-batch steps of Adam for the stack and for one layer of as many units; "
        "both drawn are the best by mean deviation. With two units a layer such a "
        "stack exists; to find it, training needs units to spare."
    )


SCREEN = Screen(
    "layers",
    label="Several layers",
    title="Five layers of two units: how many pieces?",
    setup="One layer of 10 ReLU units draws at most 11 pieces. Here each of 5 layers "
    "makes one tent, up and down, of what the layer before gives. Count on [0, 1].",
    show=show,
    ask=Choice({name: f"{n:,}" for name, n in OPTIONS.items()}, truth, reply),
    explain=explain,
    more={"The formula, and the training": show_formula, "Sources": LAYERS_SOURCES},
)
