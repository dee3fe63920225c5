"""Pieces of a one-input ReLU network, counted exactly."""

from collections import Counter
from fractions import Fraction

import streamlit as st

from charts.universal_approximation.pieces import (
    kinks_frame,
    pieces_chart,
    pieces_frame,
    units_frame,
)
from core.notation import with_minus
from core.universal_approximation.constructions import build_ramps
from core.universal_approximation.pieces import (
    TAGS,
    HiddenUnit,
    Piece,
    max_pieces,
    pieces,
    tag_units,
)
from core.universal_approximation.random_nets import readable_mlp
from screens.universal_approximation.link import LINK
from screens.universal_approximation.measured import found_for
from screens.universal_approximation.phrases import count
from screens.universal_approximation.target_choice import (
    Problem,
    TargetSetting,
    cached_target,
)
from serving.tables import table
from ui.controls import choose_int, choose_one
from ui.draw import draw
from ui.fragments import fragment
from ui.predict import Prediction, predict
from ui.seed import choose_seed

DICE = (
    "dice: whole numbers from −4 to 4, which often coincide. random: numbers around "
    "0, which hardly ever do."
)
REACH = 3
MEANING = {
    "active": "bends the curve where no other unit does",
    "duplicate": "has its kink where another unit has one",
    "always on": "adds a straight line and no bend",
    "dead": "is never above 0 here",
    "unused": "has an output weight of 0",
}


@st.cache_resource(max_entries=128, show_spinner=False)
def cached_count(
    problem: Problem, weights: str, num_units: int, seed: int
) -> tuple[list[HiddenUnit], list[Piece], float, float]:
    """Tag the units and count the pieces, once for everybody."""
    target = cached_target(*problem)
    low, high = -float(REACH), float(REACH)
    if weights in ("dice", "random"):
        mlp = readable_mlp(weights, 1, num_units, seed)
    else:
        low, high = float(target.low), float(target.high)
        mlp = (
            build_ramps(target, num_units)
            if weights == "by hand"
            else found_for(problem, num_units).mlps[0]
        )
    ends = Fraction(low), Fraction(high)
    return tag_units(mlp, *ends), pieces(mlp, *ends), low, high


@fragment
def show_pieces(setting: TargetSetting) -> None:
    """Draw a network in its pieces, with a rule at every kink."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        weights = choose_one("Weights", "weights", LINK["weights"].values, help=DICE)
        num_units = choose_int("ReLU units", "units", LINK["units"])
        seed = choose_seed() if weights in ("dice", "random") else 0
        revealed = _ask()
    units, found, low, high = cached_count(setting.problem, weights, num_units, seed)
    if not revealed:
        with picture:
            _draw_unmarked(found)
        return
    with picture:
        draw(
            pieces_chart,
            alt_text="The network in its pieces, with a rule at the kink of each unit",
            pieces=table(pieces_frame, found),
            kinks=table(kinks_frame, units, low, high),
        )
        st.markdown(_what_you_see(units, found, low, high))
        with st.expander("The units, one by one"):
            st.table(units_frame(units))
    st.latex(
        r"\begin{aligned} \hat f(x) &= b + \textstyle\sum_{i=1}^{h} "
        r"v_i\,\mathrm{ReLU}(w_i x + b_i) \\"
        r"&\text{bends at } x = -b_i / w_i \text{ by } v_i |w_i| \end{aligned}"
    )


def _draw_unmarked(found: list[Piece]) -> None:
    """Draw the curve without telling its pieces apart."""
    draw(
        pieces_chart,
        alt_text="The curve a network of ReLU units draws",
        pieces=pieces_frame(found).assign(turn="0"),
        kinks=table(kinks_frame, [], 0, 0),
    )
    st.caption("Lock your answer to see the pieces counted.")


def _ask() -> bool:
    counts = {"h": 6, "h+1": max_pieces(6), "2h": 12, "2^h": 64}
    return predict(
        Prediction(
            "pieces",
            "6 ReLU units, one input. How many straight pieces can the curve have at "
            "most?",
            {name: str(count) for name, count in counts.items()},
            lambda: next(n for n, count in counts.items() if count == max_pieces(6)),
            lambda: (
                f"Each unit bends the curve at one place, and 6 places cut a line into "
                f"{max_pieces(6)} pieces."
            ),
        )
    )


def _what_you_see(
    units: list[HiddenUnit], found: list[Piece], low: float, high: float
) -> str:
    tags = Counter(unit.tag for unit in units)
    parts = [f"{tags[tag]} {tag} ({MEANING[tag]})" for tag in TAGS if tags[tag]]
    ends = with_minus(f"{low:.3g} and {high:.3g}")
    return (
        f"**What you see.** Between x = {ends} the network has exactly "
        f"**{count(len(found), 'piece')}**; {count(len(units), 'unit')} could "
        f"make {max_pieces(len(units))}. Units: {', '.join(parts)}. On each piece it "
        "is one affine function, and where two pieces meet it does not jump: a ReLU "
        "network is continuous and piecewise linear."
    )
