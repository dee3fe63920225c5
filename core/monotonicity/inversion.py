"""What inverting an image does to a linear score, and what one pixel is worth.

For a linear score s(x) = w · x + b, inverting every pixel gives
``s(x) + s(1 - x) = Σw + 2b``: the two scores always add up to the same number, whatever
the image. What speaks for a class therefore speaks against it after inversion. If both
are to agree, s(x) = s(1 - x), then s is half that number for *every* image, and w = 0.
"""

from functools import lru_cache
from typing import NamedTuple

import torch
from torch import Tensor

from core.monotonicity.classifier import Classifier, accuracy, fit_classifier
from core.monotonicity.digits import Images, invert, split_digits, with_inverted
from core.training.progress import OnEpoch

NUM_HIDDENS = 64


class Sums(NamedTuple):
    """Both scores of each class and what they must add up to; shape (10,) each."""

    upright: Tensor
    inverted: Tensor
    expected: Tensor


def fit(name: str, seed: int, *, on_epoch: OnEpoch | None = None) -> Classifier:
    """Train a classifier on the training images of a split.

    Args:
        name: "linear" is trained on the images as they are; "linear_both", and
            "hidden_both" with 64 hidden ReLU units, on their inversions, too.
        seed: Of the split and the start.
        on_epoch: Told how far it is.
    """
    images = split_digits(seed)[0]
    if name == "linear":
        return fit_classifier(images, on_epoch=on_epoch)
    num_hiddens = NUM_HIDDENS if name == "hidden_both" else 0
    both = with_inverted(images)
    return fit_classifier(both, num_hiddens, seed=seed, on_epoch=on_epoch)


def held_out_images(seed: int, *, inverted: bool = False) -> Images:
    """Return the held-out images of one split, as they are or inverted."""
    images = split_digits(seed)[1]
    return images._replace(X=invert(images.X)) if inverted else images


@lru_cache(maxsize=16)
def accuracies(classifier: Classifier, seed: int) -> tuple[float, float]:
    """Return the shares read of the held-out images, and of the same inverted."""
    upright, inverted = (
        accuracy(classifier, held_out_images(seed, inverted=inverted))
        for inverted in (False, True)
    )
    return upright, inverted


def score_sums(classifier: Classifier, x: Tensor) -> Sums:
    """Return s(x), s(1 - x) and Σw + 2b of a linear classifier for an image (64,)."""
    ((W, b),) = classifier.layers
    scores = classifier.scores(torch.stack([x, invert(x)]))
    return Sums(scores[0], scores[1], W.sum(0) + 2 * b)


def pixel_effects(classifier: Classifier, x: Tensor, label: int) -> Tensor:
    """Return what filling each pixel with ink adds to the score of one class.

    Args:
        classifier: Whose scores.
        x: The image around the pixels, shape (64,).
        label: The class.

    Returns:
        Score with ink 1 minus score with ink 0 in that pixel, all others as they are,
        shape (64,).
    """
    pixels = torch.eye(len(x), dtype=torch.bool)
    full, empty = (
        classifier.scores(torch.where(pixels, torch.tensor(ink), x))[:, label]
        for ink in (1.0, 0.0)
    )
    return full - empty


def mistakes(classifier: Classifier, images: Images) -> tuple[Tensor, Tensor]:
    """Return which images are given a wrong class, and which: shapes (m,), (m,)."""
    predicted = classifier.predict(images.X)
    wrong = (predicted != images.y).nonzero()[:, 0]
    return wrong, predicted[wrong]
