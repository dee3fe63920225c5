"""The classifiers of lesson 1's images, trained once for all readers."""

from functools import lru_cache

import streamlit as st

from core.monotonicity import inversion
from core.monotonicity.classifier import Classifier, accuracy
from core.monotonicity.inversion import held_out_images
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


@lru_cache(maxsize=32)
def linear_accuracies(seed: int) -> tuple[float, float]:
    """Return how much the linear classifier reads of new images and of inverted."""
    return _accuracies(linear(seed), seed)


@lru_cache(maxsize=32)
def both_accuracies(seed: int) -> tuple[float, float]:
    """Return the lower of both accuracies, without and with a hidden layer.

    Of the classifiers trained on images and on inverted ones.
    """
    without = min(_accuracies(linear_both(seed), seed))
    return without, min(_accuracies(hidden_job(seed).result(), seed))


def _accuracies(classifier: Classifier, seed: int) -> tuple[float, float]:
    upright, inverted = (
        accuracy(classifier, held_out_images(seed, inverted=inverted))
        for inverted in (False, True)
    )
    return upright, inverted
