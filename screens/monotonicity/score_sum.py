"""s(x) + s(1 - x) = Σw + 2b, with the numbers of the image above."""

import pandas as pd
import streamlit as st
from torch import Tensor

from core.monotonicity.classifier import Classifier
from core.monotonicity.inversion import score_sums
from core.notation import signed
from ui.closer import hold_back
from ui.fragments import fragment


@fragment
def show_identity(classifier: Classifier, x: Tensor, label: int, locked: bool) -> None:
    """Tabulate both scores of every class and their sums."""
    if not locked:
        hold_back("the scores of an image and of its inversion")
        return
    sums = score_sums(classifier, x)
    table = pd.DataFrame(
        {
            "s(x)": sums.upright.tolist(),
            "s(1 − x)": sums.inverted.tolist(),
            "their sum": (sums.upright + sums.inverted).tolist(),
            "Σw + 2b": sums.expected.tolist(),
        },
        index=[f"digit {digit}" for digit in range(len(sums.expected))],
    )
    left, right = st.columns([5, 3], gap="large")
    with left:
        st.table(table.map(lambda score: signed(score, 3)))
    with right:
        st.latex(r"s(x) + s(1 - x) = \sum_i w_i + 2b")
        st.markdown(
            f"**What you see.** For this {label} the score of digit {label} is "
            f"{signed(float(sums.upright[label]))}, inverted it is "
            f"{signed(float(sums.inverted[label]))}. Each row adds up to the same "
            "number for every image: change a pixel or take another image, the last "
            "two columns stay."
        )
        st.markdown(
            "So a high score turns into a low one. To give an image and its inversion "
            "the *same* score, s(x) must be half of Σw + 2b for every image: a "
            "constant. A score that ignores the image has **w = 0**."
        )
