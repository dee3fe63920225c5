"""The classifiers of lesson 1's images, trained once for all readers."""

from functools import lru_cache, partial

import streamlit as st

from core.monotonicity import inversion
from core.monotonicity.classifier import Classifier, accuracy
from core.monotonicity.inversion import Classifiers, held_out_images
from serving.run_queue.run import Report
from ui.jobs import Job

SECONDS = 2.5


@st.cache_resource(max_entries=16, show_spinner=False)
def linear(seed: int) -> Classifier:
    """Train the linear classifier on the images as they are: half a second."""
    return inversion.fit("linear", seed)


def wait_for_all(seed: int) -> Classifiers | None:
    """Return all three, showing how far the training is while it is new."""
    trained = _job(seed).wait()
    return None if trained is None else Classifiers(linear(seed), *trained)


def all_of(seed: int) -> Classifiers:
    """Return all three, without a word."""
    return Classifiers(linear(seed), *_job(seed).result())


def _job(seed: int) -> Job[tuple[Classifier, Classifier]]:
    return Job(
        ("trained on both", seed),
        partial(_train_on_both, seed),
        seconds=SECONDS,
        megabytes=0.05,
        label="Training two classifiers on 2,514 images",
    )


def _train_on_both(seed: int, report: Report) -> tuple[Classifier, Classifier] | None:
    without = inversion.fit("linear_both", seed)
    return (without, inversion.fit("hidden_both", seed)) if report(0.35) else None


@lru_cache(maxsize=32)
def linear_accuracies(seed: int) -> tuple[float, float]:
    """Return how much the linear classifier reads of new images and of inverted."""
    return _accuracies(linear(seed), seed)


def both_accuracies(trained: Classifiers, seed: int) -> tuple[float, float]:
    """Return the lower of both accuracies, without and with a hidden layer.

    Of the classifiers trained on images and on inverted ones.
    """
    lower = (min(_accuracies(classifier, seed)) for classifier in trained[1:])
    without, hidden = lower
    return without, hidden


def _accuracies(classifier: Classifier, seed: int) -> tuple[float, float]:
    upright, inverted = (
        accuracy(classifier, held_out_images(seed, inverted=inverted))
        for inverted in (False, True)
    )
    return upright, inverted
