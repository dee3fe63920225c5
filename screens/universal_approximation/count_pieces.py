"""How many straight pieces can h ReLU units draw? And what the course has shown."""

from collections import Counter
from typing import NamedTuple

import streamlit as st
from torch import Tensor

from charts.universal_approximation.pieces import (
    headline_frame,
    kinks_frame,
    pieces_chart,
    pieces_frame,
    single_frame,
    units_frame,
)
from core.mlp import readable_mlp
from core.notation import count
from core.universal_approximation.constructions import build_ramps
from core.universal_approximation.pieces import (
    TAGS,
    HiddenUnit,
    Piece,
    max_pieces,
    pieces,
    single_units,
    tag_units,
)
from screens.universal_approximation.link import LINK
from screens.universal_approximation.measured import found_job
from screens.universal_approximation.more import EXERCISES, PIECES_FORMULA
from screens.universal_approximation.target_choice import (
    WAVE,
    cached_target,
    other_settings,
)
from serving.tables import table, table_if
from ui.controls import choose_from_list, choose_int
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.screen import Choice, Screen
from ui.seed import choose_seed
from ui.text import to_html

DICE = (
    "random: numbers around 0, whose kinks hardly ever coincide. dice: whole numbers "
    "from -4 to 4, whose kinks often do. by hand and trained: on the smooth wave."
)
REACH = 3.0
ASKED = 6
SEED = int(LINK["seed"].default)
MEANING = {
    "active": "bends the curve where no other unit does",
    "duplicate": "has its kink where another unit has one",
    "always on": "adds a straight line and no bend",
    "dead": "is never above 0 here",
    "unused": "has an output weight of 0",
}
FEWER = {
    "duplicate": "at another's kink",
    "always on": "with no kink in sight",
    "dead": "with no kink in sight",
    "unused": "of weight 0",
}


class Counted(NamedTuple):
    """A network in its pieces on [low, high].

    Attributes:
        units: What each hidden unit does there.
        found: Its pieces from left to right.
        x: Both ends and the kink of each unit, shape (units, 3).
        single: What each unit adds there, the same shape.
    """

    units: list[HiddenUnit]
    found: list[Piece]
    x: Tensor
    single: Tensor
    low: float
    high: float


@st.cache_resource(max_entries=128, show_spinner=False)
def cached_count(weights: str, num_units: int, seed: int) -> Counted:
    """Tag the units and count the pieces, once for everybody."""
    target = cached_target(*WAVE)
    ends = float(target.low), float(target.high)
    if weights == "by hand":
        mlp = build_ramps(target, num_units)
    elif weights == "trained":
        mlp = found_job(WAVE, num_units).result().mlps[0]
    else:
        mlp, ends = readable_mlp(weights, 1, num_units, seed), (-REACH, REACH)
    x, single = single_units(mlp, *ends)
    return Counted(tag_units(mlp, *ends), pieces(mlp, *ends), x, single, *ends)


def show(solved: bool) -> None:
    """Draw the units one by one; once it is guessed, their sum in its pieces."""
    weights, num_units, seed = "random", ASKED, SEED
    if solved:
        with controls():
            num_units = choose_int("ReLU units", "units", LINK["units"])
            with other_settings():
                weights = choose_from_list(
                    "Weights", "weights", LINK["weights"].values, help=DICE
                )
                if weights in ("dice", "random"):
                    seed = choose_seed(default=SEED)
    counted = cached_count(weights, num_units, seed)
    num_pieces = count(len(counted.found), "piece")
    kinks = counted.units, counted.low, counted.high
    with picture():
        draw(
            pieces_chart,
            alt_text=f"{count(num_units, 'ReLU unit')} and their sum, in {num_pieces}"
            if solved
            else f"{ASKED} ReLU units, each flat on one side of its kink",
            single=table(single_frame, counted.x, tuple(counted.single)),
            pieces=table_if(solved, pieces_frame, counted.found),
            kinks=table_if(solved, kinks_frame, *kinks),
            headline=table_if(solved, headline_frame, num_pieces),
        )
    if solved:
        readout(to_html(_reading(counted)))


def _reading(counted: Counted) -> str:
    """Say how the pieces are told apart, and why there are fewer than there can be."""
    lost = Counter(FEWER[u.tag] for u in counted.units if u.tag in FEWER)
    told = "".join(f"; {count(n, 'unit')} {why}" for why, n in lost.items())
    return (
        f"**{len(counted.found)}** of at most {max_pieces(len(counted.units))}{told}. "
        "Pieces are blue and black by turns."
    )


OPTIONS = {
    "units": ASKED,
    "twice": 2 * ASKED,
    "one_more": ASKED + 1,
    "patterns": 2**ASKED,
}


def truth() -> str:
    """Name the most pieces, which the drawn network has."""
    most = max_pieces(ASKED)
    return next(name for name, pieces in OPTIONS.items() if pieces == most)


def reply(answer: str) -> str:
    """Say what the guess counted."""
    return {
        "units": f"{ASKED}: a piece for each unit. But {ASKED} cuts leave "
        f"{max_pieces(ASKED)} parts.",
        "twice": f"{2 * ASKED}: two pieces for each unit. But all share one axis: only "
        f"their {ASKED} bends count.",
        "one_more": f"{ASKED + 1}: {ASKED} bends, and one piece more.",
        "patterns": f"{2**ASKED}: all patterns of on and off. On a line only "
        f"{max_pieces(ASKED)} occur: each unit switches once.",
    }[answer]


def explain() -> str:
    """Say how many pieces, and what deeper networks do."""
    return (
        "**h units bend a line h times: at most h + 1 pieces.** In layers pieces "
        "multiply: k layers of two units can draw 2ᵏ on [0, 1]."
    )


def show_units() -> None:
    """List the units with what each does."""
    state = st.session_state
    weights = state.get("weights") or LINK["weights"].values[0]
    counted = cached_count(
        weights, state.get("units", ASKED), int(state.get("seed", 0))
    )
    tags = Counter(unit.tag for unit in counted.units)
    parts = [f"{tags[tag]} {tag} ({MEANING[tag]})" for tag in TAGS if tags[tag]]
    st.markdown(
        f"{count(len(counted.found), 'piece')} of at most "
        f"{max_pieces(len(counted.units))} between x = {counted.low:.3g} and "
        f"{counted.high:.3g}. Units: {', '.join(parts)}. On each piece the network is "
        "one affine function, and where two meet it does not jump."
    )
    st.table(units_frame(counted.units))


SCREEN = Screen(
    "pieces",
    label="How many pieces?",
    title="How many straight pieces can six ReLU units draw?",
    setup="Each grey line is one ReLU unit times its output weight: flat, then sloped. "
    "The network adds all six, and a bias. At most how many pieces?",
    show=show,
    ask=Choice({name: str(n) for name, n in OPTIONS.items()}, truth, reply),
    explain=explain,
    more={
        "The units, one by one": show_units,
        "The formula": PIECES_FORMULA,
        "Exercises": EXERCISES,
    },
)
