"""Four lines: how many regions of the plane? Over two inputs pieces become regions."""

import streamlit as st

from charts.universal_approximation.regions import (
    lines_frame,
    on_frame,
    regions_chart,
    regions_frame,
)
from core.mlp import readable_mlp
from core.notation import count
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
from screens.universal_approximation.more import REGIONS_SOURCES
from serving.tables import table
from ui.controls import choose_int, choose_one
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.screen import Choice, Screen
from ui.seed import choose_seed
from ui.text import to_html

REACH = 4
WEIGHTS = ("random", "dice")  # those of the link that have two inputs
DICE = (
    "random: numbers around 0, which hardly ever make parallels. dice: whole numbers "
    "from -4 to 4, which often do."
)
ROOM_FOR_A_NUMBER = 0.45
BEFORE, ASKED = 3, 4
SEED = int(LINK["seed"].default)
OPTIONS = {"one": 8, "crossed": 11, "double": 14, "patterns": 16}


@st.cache_resource(max_entries=128, show_spinner=False)
def cached_regions(
    weights: str, num_units: int, seed: int
) -> tuple[list[Triple], list[Region]]:
    """Cut the plane once for everybody."""
    lines = unit_lines(readable_mlp(weights, 2, num_units, seed))
    return lines, window_regions(lines, REACH)


def show(solved: bool) -> None:
    """Draw three lines; once it is guessed, any number of them."""
    if not solved:
        lines, _ = cached_regions("random", ASKED, SEED)
        lines = lines[:BEFORE]
        _draw(lines, window_regions(lines, REACH), f"{BEFORE} lines in the plane")
        return
    with controls():
        weights = choose_one("Weights", "weights", WEIGHTS, help=DICE)
        num_units = choose_int("ReLU units, a line each", "lines", LINK["lines"])
        seed = choose_seed(default=SEED)
    lines, regions = cached_regions(weights, num_units, seed)
    _draw(lines, regions, "The plane cut into regions by the lines where units switch")
    readout(to_html(_reading(lines, regions)))


def _draw(lines: list[Triple], regions: list[Region], alt_text: str) -> None:
    with picture():
        draw(
            regions_chart,
            LINK["lines"].high,
            alt_text=alt_text,
            regions=table(regions_frame, regions),
            lines=table(lines_frame, lines, REACH),
            on=table(on_frame, regions, ROOM_FOR_A_NUMBER),
        )


def _reading(lines: list[Triple], regions: list[Region]) -> str:
    found, most = count_regions(lines), max_regions(len(lines))
    return (
        f"**{count(found, 'region')}** of at most {most}, {len(regions)} in sight. "
        f"{_why(lines, found == most)}"
    )


def _why(lines: list[Triple], is_most: bool) -> str:
    """Say why there are fewer regions than there can be."""
    if is_most:
        return ""
    why = coincidences(lines)
    reasons = [
        why.without_line and f"{count(why.without_line, 'unit')} with both weights 0",
        why.repeated and f"{count(why.repeated, 'line')} on top of another",
        why.parallels and "parallel lines",
        why.common_point and "three or more lines through one point",
    ]
    return f"Fewer: {' and '.join(filter(None, reasons))}."


def truth() -> str:
    """Name the most regions of four lines."""
    most = max_regions(ASKED)
    return next(name for name, regions in OPTIONS.items() if regions == most)


def reply(answer: str) -> str:
    """Say what the guess takes the fourth line to do."""
    before, most = max_regions(BEFORE), max_regions(ASKED)
    return {
        "one": f"{before + 1}: one more. But the line cuts every region it passes.",
        "crossed": f"{most}: {before} and {most - before} that are cut in two.",
        "double": f"{2 * before}: each region cut in two. But one line cannot meet all "
        f"{before}.",
        "patterns": f"{2**ASKED}: all patterns of on and off. Some of them occur "
        "nowhere in the plane.",
    }[answer]


def explain() -> str:
    """Count what a new line adds."""
    before, most = max_regions(BEFORE), max_regions(ASKED)
    return (
        f"**A fourth line crosses three, so it passes through {most - before} regions "
        f"and halves them: {before} + {most - before} = {most}.** Inside a region the "
        "network is one affine function; the number says how many units are on there. "
        "With h lines there are at most 1 + h + h(h − 1)/2."
    )


SCREEN = Screen(
    "regions",
    label="Regions of a plane",
    title="Four lines: how many regions?",
    setup="Over two inputs a ReLU unit switches along a line, on the dark side it is "
    "on; a number counts the units that are on. Three lines cut the plane into at most "
    "7 regions. And four?",
    show=show,
    ask=Choice({name: str(n) for name, n in OPTIONS.items()}, truth, reply),
    explain=explain,
    more={"Sources": REGIONS_SOURCES},
)
