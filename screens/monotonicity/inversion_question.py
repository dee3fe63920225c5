"""The question of the third story: what inversion does to a linear classifier."""

import pandas as pd
import streamlit as st

from screens.monotonicity import classifiers
from ui.predict import Prediction, predict

ROWS = (
    "linear, trained on the images",
    "linear, trained on both",
    "hidden layer of 64, trained on both",
)


def ask_about_inversion(seed: int) -> bool:
    """Ask for the linear accuracy on inverted images; return whether it is locked."""
    (plain, inverted), both, hidden = classifiers.accuracies(seed)
    return predict(
        Prediction(
            "inverted",
            f"The linear classifier reads {plain:.0%} of the held-out images right. Of "
            "the same images inverted it will read …",
            {
                "same": "nearly as many",
                "half": "about half",
                "chance": "about 10%, as if guessing",
                "none": "next to none: worse than guessing",
            },
            lambda: answer_for(inverted),
            lambda: (
                f"It reads {inverted:.1%} of them. Guessing would get 10%: what spoke "
                "for a digit now speaks against it. Training it on both leaves "
                f"{both[0]:.1%} and {both[1]:.1%}, chance; one hidden layer trained on "
                f"both reads {hidden[0]:.1%} and {hidden[1]:.1%}."
            ),
        ),
        about=seed,
    )


def answer_for(accuracy: float) -> str:
    """Name the option an accuracy belongs to."""
    if accuracy < 0.03:
        return "none"
    if accuracy < 0.25:
        return "chance"
    return "half" if accuracy < 0.75 else "same"


def show_accuracies(seed: int) -> None:
    """Tabulate how many held-out images each classifier reads right."""
    accuracies = classifiers.accuracies(seed)
    st.table(
        pd.DataFrame(
            [[f"{upright:.1%}", f"{inverted:.1%}"] for upright, inverted in accuracies],
            index=ROWS,
            columns=["held-out images", "the same inverted"],
        )
    )
