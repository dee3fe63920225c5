"""Regions of the plane that hidden ReLU units tell apart, counted exactly."""

import streamlit as st

from charts.universal_approximation.regions import (
    lines_frame,
    on_frame,
    regions_chart,
    regions_frame,
)
from core.universal_approximation.random_nets import readable_mlp
from core.universal_approximation.regions import (
    Region,
    Triple,
    coincidences,
    count_regions,
    max_regions,
    unit_lines,
    window_regions,
)
from screens.universal_approximation.link import LINK
from screens.universal_approximation.phrases import count
from serving.tables import table
from ui.controls import choose_int, choose_one
from ui.draw import draw
from ui.fragments import fragment
from ui.predict import Prediction, predict
from ui.seed import choose_seed

REACH = 4
WEIGHTS = ("random", "dice")  # those of the link that have two inputs
DICE = (
    "dice: whole numbers from −4 to 4, which often make parallels. random: numbers "
    "around 0, which hardly ever do."
)
ROOM_FOR_A_NUMBER = 0.45


@st.cache_resource(max_entries=128, show_spinner=False)
def cached_regions(
    weights: str, num_units: int, seed: int
) -> tuple[list[Triple], list[Region]]:
    """Cut the plane once for everybody."""
    lines = unit_lines(readable_mlp(weights, 2, num_units, seed))
    return lines, window_regions(lines, REACH)


@fragment
def show_regions() -> None:
    """Draw the regions in a square, and count those of the whole plane."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        weights = choose_one("Weights", "weights", WEIGHTS, help=DICE)
        num_units = choose_int("ReLU units", "lines", LINK["lines"])
        seed = choose_seed()
        revealed = _ask()
    lines, regions = cached_regions(weights, num_units, seed)
    if not revealed:
        with picture:
            _draw(window_regions(lines[:3], REACH), lines[:3])
            st.caption(
                "The first three lines at most. Lock your answer to see all of them."
            )
        return
    with picture:
        _draw(regions, lines)
        st.markdown(_what_you_see(lines, regions))
    st.latex(r"\#\text{regions} \;\le\; 1 + h + \binom{h}{2}")


def _draw(regions: list[Region], lines: list[Triple]) -> None:
    draw(
        regions_chart,
        LINK["lines"].high,
        alt_text="The plane cut into regions by the lines where units switch",
        regions=table(regions_frame, regions),
        lines=table(lines_frame, lines, REACH),
        on=table(on_frame, regions, ROOM_FOR_A_NUMBER),
    )


def _ask() -> bool:
    counts = {"8": 8, "11": 11, "14": 14, "16": 16}
    return predict(
        Prediction(
            "regions",
            f"3 lines make at most {max_regions(3)} regions of the plane. And 4 lines?",
            {name: name for name in counts},
            lambda: str(max_regions(4)),
            lambda: (
                "The fourth line crosses the other three, passes through 4 regions and "
                f"halves them: {max_regions(3)} + 4 = {max_regions(4)}."
            ),
        )
    )


def _what_you_see(lines: list[Triple], regions: list[Region]) -> str:
    found, most = count_regions(lines), max_regions(len(lines))
    verb = "cuts" if len(lines) == 1 else "cut"
    meet = f"{len(regions)} of them meet" if len(regions) > 1 else "one of them meets"
    return (
        f"**What you see.** {count(len(lines), 'unit')} {verb} the whole plane into "
        f"exactly **{count(found, 'region')}** of at most {most}; {meet} this "
        f"square. {_why(lines, found == most)}A number says how many units are on; "
        "inside a region the network is one affine function."
    )


def _why(lines: list[Triple], is_most: bool) -> str:
    """Say why there are as many regions as can be, or fewer."""
    if is_most:
        crossed = "Every two lines cross, and no three in one point. "
        return crossed if len(lines) > 1 else ""
    why = coincidences(lines)
    reasons = [
        why.without_line and f"{count(why.without_line, 'unit')} with both weights 0",
        why.repeated and f"{count(why.repeated, 'line')} on top of another",
        why.parallels and "parallel lines",
        why.common_point and "three or more lines through one point",
    ]
    return f"It is fewer because of {' and '.join(filter(None, reasons))}. "
