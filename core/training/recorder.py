"""The book that training writes: parameters, loss and accuracy, epoch by epoch."""

import torch
from torch import Tensor

from core.activations import Activation
from core.training.activation_steps import steps_of
from core.training.config import TrainingConfig
from core.training.evaluation import evaluate, is_binary
from core.training.history import History
from core.training.layers import Layers, view_layers
from core.training.losses import LOSSES


def has_target(config: TrainingConfig) -> bool:
    """Say whether training may end before its epochs are done."""
    return config.target_loss is not None or config.target_accuracy is not None


def meets_targets(
    config: TrainingConfig, loss: Tensor, accuracy: Tensor | None
) -> Tensor:
    """Say where losses and accuracies (epochs, runs) meet every target there is."""
    met = torch.ones_like(loss, dtype=torch.bool)
    if config.target_loss is not None:
        met &= loss <= config.target_loss
    if config.target_accuracy is not None and accuracy is not None:
        met &= accuracy >= config.target_accuracy
    return met


class Recording:
    """Parameters, loss and accuracy of the epochs so far.

    Attributes:
        epoch: The last epoch recorded; 0 is the start.
    """

    def __init__(
        self,
        X: Tensor,
        y: Tensor,
        config: TrainingConfig,
        activation: Activation,
        layers: Layers,
    ):
        self.X, self.y, self.config, self.activation = X, y, config, activation
        self.layers, self.epoch = layers, 0
        self.steps = steps_of(activation)
        rows, runs = config.num_epochs + 1, layers.shape[0]
        self.flat = torch.zeros(rows, len(layers.flat))
        self.loss = torch.full((rows, runs), torch.nan)
        self.accuracy = self.loss.clone() if is_binary(y) else None
        self.flat[0].copy_(layers.flat)
        self.measure(0)

    def record(self) -> None:
        """Copy the parameters of one more epoch."""
        self.epoch += 1
        self.flat[self.epoch].copy_(self.layers.flat)

    def measure(self, begun: int) -> None:
        """Evaluate the epochs from `begun` to the last one, in one batch."""
        span = slice(begun, self.epoch + 1)
        first, second = view_layers(self.flat[span], *self.layers.shape)
        metrics = evaluate(
            self.X, self.y, first, second[..., 0], self.steps, LOSSES[self.config.loss]
        )
        self.loss[span] = metrics.loss
        if self.accuracy is not None:
            self.accuracy[span] = metrics.accuracy

    def met_target(self, begun: int) -> bool:
        """Say whether an epoch since `begun` met every target; it becomes the last."""
        if not has_target(self.config):
            return False
        span = slice(begun, self.epoch + 1)
        accuracy = None if self.accuracy is None else self.accuracy[span]
        met = meets_targets(self.config, self.loss[span], accuracy).all(dim=1)
        if met.any():
            self.epoch = begun + int(met.int().argmax())
        return bool(met.any())

    def is_lost(self) -> bool:
        """Say whether no run has a finite loss left to improve."""
        return not bool(self.loss[self.epoch].isfinite().any())

    def fill(self) -> None:
        """Repeat the last epoch to the end: nothing finite comes back."""
        self.flat[self.epoch :] = self.layers.flat
        if self.accuracy is not None:
            self.accuracy[self.epoch :] = torch.nan
        self.epoch = self.config.num_epochs

    def history(self, lrs: tuple[float, ...], stopped: str) -> History:
        """Return what was recorded, without the rows of epochs never trained."""
        rows = slice(self.epoch + 1)
        first, second = view_layers(self.flat[rows], *self.layers.shape)
        accuracy = None if self.accuracy is None else self.accuracy[rows]
        return History(
            self.config, self.activation, lrs, first, second[..., 0],
            self.loss[rows], accuracy, stopped,
        )  # fmt: skip
