"""The settings of a training run."""

import math
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class TrainingConfig:
    """How a network of one hidden layer is trained.

    Attributes:
        num_hiddens: Hidden units, at least 1.
        activation: A key of `core.activations.ACTIVATIONS`, or a formula in x.
        loss: "cross_entropy" of targets within [0, 1], the output being a logit, or
            "squared_error"; the mean over the examples of a minibatch.
        optimizer: "sgd", with `momentum`, or "adam" with PyTorch's other defaults.
        lr: Learning rate, above 0.
        batch_size: Examples in a minibatch; at n or above, every step sees all n. The
            last minibatch of an epoch may be smaller.
        num_epochs: Passes over the training examples, at least 0.
        momentum: Share of the last step that is taken again, in [0, 1); SGD only.
        l1: Weight of the penalty l1 Σ|w| over the weights; biases are free.
        l2: Weight of the penalty l2/2 Σw² over the weights, which is PyTorch's
            ``weight_decay`` applied to the weights alone.
        init_scale: Multiplies the random start; 0 starts with every parameter 0.
        target_accuracy: Stop after the epoch in which every run has come up to it.

    Raises:
        ValueError: If a number is out of its range; the text names it.
    """

    num_hiddens: int = 8
    activation: str = "relu"
    loss: Literal["cross_entropy", "squared_error"] = "cross_entropy"
    optimizer: Literal["sgd", "adam"] = "sgd"
    lr: float = 0.1
    batch_size: int = 32
    num_epochs: int = 100
    momentum: float = 0.0
    l1: float = 0.0
    l2: float = 0.0
    init_scale: float = 1.0
    target_accuracy: float | None = None

    def __post_init__(self):
        _check_choice("loss", self.loss, ("cross_entropy", "squared_error"))
        _check_choice("optimizer", self.optimizer, ("sgd", "adam"))
        _check_least("number of hidden units", self.num_hiddens, 1)
        _check_least("batch size", self.batch_size, 1)
        _check_least("number of epochs", self.num_epochs, 0)
        _check_least("L1 penalty", self.l1, 0)
        _check_least("L2 penalty", self.l2, 0)
        _check_least("initialisation scale", self.init_scale, 0)
        check_lr(self.lr)
        if not 0 <= self.momentum < 1:
            raise ValueError(f"momentum {self.momentum:g} is not in [0, 1)")
        if self.momentum and self.optimizer == "adam":
            raise ValueError(f"momentum {self.momentum:g} is for SGD; Adam has its own")


def check_lr(lr: float) -> None:
    """Refuse a learning rate that is not a finite number above 0.

    Raises:
        ValueError: With the number.
    """
    if not 0 < lr < math.inf:
        raise ValueError(f"learning rate {lr:g} is not a finite number above 0")


def _check_choice(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise ValueError(f"{name} {value!r}: choose one of {', '.join(choices)}")


def _check_least(name: str, value: float, least: float) -> None:
    if not least <= value < math.inf:
        raise ValueError(f"{name} {value:g}: choose a finite number from {least:g}")
