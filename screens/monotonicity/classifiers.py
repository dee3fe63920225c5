"""The classifiers of lesson 1's images, trained once for all readers."""

import streamlit as st

from core.monotonicity import inversion
from core.monotonicity.classifier import Classifier
from ui.jobs import Job

SECONDS = 0.25
"""Of the hidden layer; the linear ones take a fifth of it."""


@st.cache_resource(max_entries=16, show_spinner=False)
def linear(seed: int) -> Classifier:
    """Train the linear classifier on the images as they are."""
    return inversion.fit("linear", seed)


@st.cache_resource(max_entries=16, show_spinner=False)
def linear_both(seed: int) -> Classifier:
    """Train the linear classifier on the images and the same inverted."""
    return inversion.fit("linear_both", seed)


def hidden_job(seed: int) -> Job[Classifier]:
    """Describe the training of the hidden layer on the images and the same inverted."""
    return Job(
        ("hidden layer on both", seed),
        lambda report: inversion.fit("hidden_both", seed, on_epoch=report),
        seconds=SECONDS,
        megabytes=0.05,
        label="Training a hidden layer on 2,514 images",
    )
