"""Three classifiers, trained once for all readers, and what inversion does to them."""

import pandas as pd
import streamlit as st

from core.monotonicity import inversion
from core.monotonicity.classifier import Classifier, accuracy
from core.monotonicity.inversion import Classifiers, held_out_images
from ui.predict import Prediction, predict

ROWS = (
    "linear, trained on the images",
    "linear, trained on both",
    "hidden layer of 64, trained on both",
)


@st.cache_resource(max_entries=48, show_spinner=False)
def classifier(name: str, seed: int) -> Classifier:
    """Train one of the three."""
    return inversion.fit(name, seed)


def classifiers(seed: int) -> Classifiers:
    """Return all three, showing how far the training is while it is new."""
    bar = st.empty()
    trained = []
    for name in Classifiers._fields:
        trained.append(classifier(name, seed))
        if len(trained) < 3:
            bar.progress(len(trained) / 3, "Training three classifiers on 1,257 images")
    bar.empty()
    return Classifiers(*trained)


@st.cache_resource(max_entries=32, show_spinner=False)
def accuracies(seed: int) -> tuple[tuple[float, float], ...]:
    """Return accuracy on the held-out images and on their inversions, by classifier."""
    upright, inverted = held_out_images(seed), held_out_images(seed, inverted=True)
    trained = [classifier(name, seed) for name in Classifiers._fields]
    return tuple((accuracy(one, upright), accuracy(one, inverted)) for one in trained)


def ask_about_inversion(seed: int) -> bool:
    """Ask for the linear accuracy on inverted images; return whether it is locked."""
    (plain, inverted), both, hidden = accuracies(seed)
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
    st.table(
        pd.DataFrame(
            [
                [f"{upright:.1%}", f"{inverted:.1%}"]
                for upright, inverted in accuracies(seed)
            ],
            index=ROWS,
            columns=["held-out images", "the same inverted"],
        )
    )
