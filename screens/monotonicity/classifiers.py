"""What the pixel story trains once for all readers, with a progress bar."""

import streamlit as st

from core.monotonicity import inversion
from core.monotonicity.classifier import Classifier, accuracy
from core.monotonicity.inversion import Classifiers, held_out_images


@st.cache_resource(max_entries=16, show_spinner=False)
def linear(seed: int) -> Classifier:
    """Train the linear classifier on the images as they are."""
    return inversion.fit_linear(seed)


@st.cache_resource(max_entries=16, show_spinner=False)
def linear_both(seed: int) -> Classifier:
    """Train the linear classifier on the images and their inversions."""
    return inversion.fit_linear_both(seed)


@st.cache_resource(max_entries=16, show_spinner=False)
def hidden_both(seed: int) -> Classifier:
    """Train the hidden layer on the images and their inversions."""
    return inversion.fit_hidden_both(seed)


def classifiers(seed: int) -> Classifiers:
    """Return all three, showing how far the training is while it is new."""
    bar = st.empty()
    trained = []
    for train in (linear, linear_both, hidden_both):
        trained.append(train(seed))
        if len(trained) < 3:
            bar.progress(len(trained) / 3, "Training three classifiers on 1,257 images")
    bar.empty()
    return Classifiers(*trained)


@st.cache_resource(max_entries=32, show_spinner=False)
def accuracies(seed: int) -> tuple[tuple[float, float], ...]:
    """Return accuracy on the held-out images and on their inversions, by classifier."""
    images = [held_out_images(seed, inverted=inverted) for inverted in (False, True)]
    trained = Classifiers(linear(seed), linear_both(seed), hidden_both(seed))
    return tuple(
        (accuracy(classifier, images[0]), accuracy(classifier, images[1]))
        for classifier in trained
    )
