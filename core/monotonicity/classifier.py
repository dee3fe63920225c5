"""A classifier of images: softmax of affine scores, with or without a hidden layer.

Linear: ``s(x) = x W + b``, one score a class. With a hidden layer: ``s(x) = relu(x W1 +
b1) W2 + b2``. Both minimise the mean cross-entropy and a small weight decay by Adam
(Kingma and Ba 2015) on all images at once, with a learning rate that falls to 0.
"""

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from core.affine import Affine, forward
from core.monotonicity.digits import NUM_DIGITS, Images
from core.training.full_batch import descend, gradient_of, layers_of

NUM_STEPS = 200
LR = {"linear": 0.05, "hidden": 0.02}
# The images to train on can be told apart without error, so that without any decay the
# linear model's weights would grow for ever.
WEIGHT_DECAY = {"linear": 1e-3, "hidden": 1e-4}
BETA2 = 0.99


class Classifier(NamedTuple):
    """One affine layer, or two with a ReLU between them.

    Attributes:
        layers: The layers, the last with one output a class.
    """

    layers: tuple[Affine, ...]

    def scores(self, X: Tensor) -> Tensor:
        """Return a score for each class, shape (..., num_classes), for X (..., d)."""
        return forward(X, self.layers, torch.relu)

    def predict(self, X: Tensor) -> Tensor:
        """Return the class with the highest score, shape (...,)."""
        return self.scores(X).argmax(-1)


def accuracy(classifier: Classifier, images: Images) -> float:
    """Return the share of images given their own class."""
    return float((classifier.predict(images.X) == images.y).float().mean())


def fit_classifier(
    images: Images, num_hiddens: int = 0, *, seed: int = 0
) -> Classifier:
    """Train a classifier; the same images and seed give the same weights.

    Args:
        images: What to train on.
        num_hiddens: ReLU units of the hidden layer; 0 for a linear model.
        seed: Seed of the initial weights (the linear model starts at 0: its loss is
            convex, the start does not matter).
    """
    kind = "hidden" if num_hiddens else "linear"
    lr, decay = LR[kind], WEIGHT_DECAY[kind]

    def loss(parameters: list[Tensor]) -> Tensor:
        scores = Classifier(layers_of(parameters)).scores(images.X)
        squares = sum(W.square().sum() for W in parameters[::2])
        return cross_entropy(scores, images.y) + decay / 2 * squares

    trained = descend(
        _start(images.X.shape[1], num_hiddens, seed),
        gradient_of(loss),
        lambda done: lr * (1 - done),
        NUM_STEPS,
        beta2=BETA2,
    )
    return Classifier(layers_of(trained))


def _start(num_inputs: int, num_hiddens: int, seed: int) -> list[Tensor]:
    if not num_hiddens:
        return [torch.zeros(num_inputs, NUM_DIGITS), torch.zeros(NUM_DIGITS)]
    generator = torch.Generator().manual_seed(seed)
    parameters = []
    for fan_in, fan_out in ((num_inputs, num_hiddens), (num_hiddens, NUM_DIGITS)):
        # In the order and the layout of nn.Linear, so that a script of it agrees.
        bound = fan_in**-0.5
        W = torch.empty(fan_out, fan_in).uniform_(-bound, bound, generator=generator)
        b = torch.empty(fan_out).uniform_(-bound, bound, generator=generator)
        parameters += [W.T.contiguous(), b]
    return parameters
