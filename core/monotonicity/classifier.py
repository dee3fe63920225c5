"""A classifier of images: softmax of affine scores, with or without a hidden layer.

Linear: ``s(x) = x W + b``, one score a class. With a hidden layer: ``s(x) = relu(x W1 +
b1) W2 + b2``. Both minimise the mean cross-entropy and a small weight decay by Adam
(Kingma and Ba 2015) on all images at once, with a learning rate that falls to 0. The
chain rule is written out, as in `core.training.backprop`: autograd would take longer
for a linear model than the gradient itself.
"""

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import one_hot

from core.affine import Affine, forward
from core.monotonicity.digits import NUM_DIGITS, Images
from core.training.full_batch import Gradient, descend, layers_of
from core.training.progress import OnEpoch

relu_backward = torch.ops.aten.threshold_backward
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
    images: Images,
    num_hiddens: int = 0,
    *,
    seed: int = 0,
    on_epoch: OnEpoch | None = None,
) -> Classifier:
    """Train a classifier; the same images and seed give the same weights.

    Args:
        images: What to train on.
        num_hiddens: ReLU units of the hidden layer; 0 for a linear model.
        seed: Seed of the initial weights (the linear model starts at 0: its loss is
            convex, the start does not matter).
        on_epoch: As `core.training.full_batch.descend` takes it.
    """
    kind = "hidden" if num_hiddens else "linear"
    lr, decay = LR[kind], WEIGHT_DECAY[kind]

    trained = descend(
        _start(images.X.shape[1], num_hiddens, seed),
        cross_entropy_gradient(images, decay),
        lambda done: lr * (1 - done),
        NUM_STEPS,
        beta2=BETA2,
        on_epoch=on_epoch,
    )
    return Classifier(layers_of(trained))


def cross_entropy_gradient(images: Images, decay: float) -> Gradient:
    """Return the gradient of the mean cross-entropy and ``decay / 2`` of all W².

    With P the probabilities and Y the classes as ones among zeros, the scores' share is
    ``(P - Y) / n``; it goes back through W to the units that are on. Units run down and
    examples across: softmax over rows of ten numbers takes longer than all else.
    """
    XT = images.X.T.contiguous()
    YT = one_hot(images.y, NUM_DIGITS).T.to(XT.dtype)

    def gradient(parameters: list[Tensor]) -> list[Tensor]:
        layers = layers_of(parameters)
        inputs = [XT]
        for W, b in layers[:-1]:
            inputs.append(torch.addmm(b[:, None], W.T, inputs[-1]).relu_())
        W, b = layers[-1]
        share = torch.addmm(b[:, None], W.T, inputs[-1]).softmax(0).sub_(YT)
        share /= len(images.y)
        found: list[Tensor] = []
        for (W, _), HT in zip(layers[::-1], inputs[::-1], strict=True):
            found = [torch.addmm(W, HT, share.T, beta=decay), share.sum(1), *found]
            if HT is not XT:
                share = relu_backward(W @ share, HT, 0)
        return found

    return gradient


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
