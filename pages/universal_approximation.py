"""Lesson 5: how much one hidden layer can represent, and whether training finds it."""

import streamlit as st

from core.universal_approximation.script import approximation_script
from screens.universal_approximation.built import show_built
from screens.universal_approximation.built_question import ask_built
from screens.universal_approximation.challenge import show_challenge
from screens.universal_approximation.depth import show_depth
from screens.universal_approximation.kernels import show_kernels
from screens.universal_approximation.pieces import show_pieces
from screens.universal_approximation.plane_bump import show_tower
from screens.universal_approximation.regions import show_regions
from screens.universal_approximation.sigmoid_step import show_step
from screens.universal_approximation.target_choice import TargetSetting, choose_setting
from screens.universal_approximation.trained import show_trained
from screens.universal_approximation.width import show_width
from ui.closer import show_closer
from ui.fragments import fragment
from ui.frame import close_lesson, exercises, open_lesson, show_pytorch, show_takeaway

QUARTER = "; for a smooth one, twice the ReLU units leave about a quarter of the error"
TAKEAWAY = (
    "One hidden layer of ReLU or sigmoid units, with biases, can approximate any "
    "continuous function on a closed and bounded interval, if it may be as wide as it "
    "takes{quarter}. Finding the weights is the hard part, a kernel method skips "
    "it, and some functions take far fewer units in several layers than in one, if "
    "training finds them."
)


@fragment
def show_lesson() -> None:
    """Draw what a reader can move."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        setting = choose_setting()
        revealed = ask_built(setting)
    with picture:
        show_built(setting, revealed)

    show_experiment(setting)
    quarter = QUARTER if revealed else ""
    show_takeaway(TAKEAWAY.format(quarter=quarter))
    show_pytorch(
        lambda: approximation_script(
            *setting.problem,
            setting.target,
            setting.construction,
            setting.num_hiddens,
            setting.sharpness,
        )
    )


def show_experiment(setting: TargetSetting) -> None:
    """Show one thing to look at more closely, chosen by the reader."""
    show_closer(
        {
            "found by training": (
                "Does training find a network as good as the one built by hand?",
                lambda: show_trained(setting),
            ),
            "solved by kernels": (
                "What if the weights are solved for, not trained?",
                lambda: show_kernels(setting),
            ),
            "how wide": (
                "How does the error fall with the number of units?",
                lambda: show_width(setting),
            ),
            "one unit": ("How does one sigmoid unit make a step?", show_step),
            "bump in a plane": (
                "How do sigmoid units make a bump over two inputs?",
                show_tower,
            ),
            "straight pieces": (
                "How many straight pieces can ReLU units make?",
                lambda: show_pieces(setting),
            ),
            "regions of a plane": (
                "Into how many regions do ReLU units cut the plane?",
                show_regions,
            ),
            "several layers": (
                "What can several layers do that one of as many units cannot?",
                show_depth,
            ),
            "fit by hand": (
                "Can you fit the target with a few bumps?",
                lambda: show_challenge(setting),
            ),
        }
    )


open_lesson(
    "universal_approximation",
    "One hidden layer of enough ReLU or sigmoid units comes as close as you like to "
    "**any continuous function on a closed and bounded interval**: approximately, not "
    "exactly. "
    "That such weights exist does not mean that training finds them.",
)
show_lesson()
with exercises():
    st.markdown(
        "**Exercise 4.** Show that a network with ReLU (or pReLU) units is a "
        "continuous piecewise linear function. The input x is one. So is an affine "
        "combination of such functions: where their pieces overlap, each of them is "
        "affine. So is ReLU (or pReLU) of one: cut each piece where it crosses 0; on "
        "both sides of the cut the result is affine, and at the cut it is 0. Go from "
        "layer to layer: the output is one, at any depth. The experiments "
        "[straight pieces](?experiment=straight+pieces) and "
        "[regions of a plane](?experiment=regions+of+a+plane) count them: exactly, "
        "with fractions.\n\n"
        "**From section 5.2: which width is best, and does another layer help?** The "
        "experiment [how wide](?experiment=how+wide) answers the first for each "
        "target, [several layers](?experiment=several+layers) shows a function for "
        "which layers win by far, and that they are harder to train."
    )
close_lesson("universal_approximation")
