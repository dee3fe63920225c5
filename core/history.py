"""What a training run leaves behind: its parameters at every epoch.

Everything else (losses, surfaces, the movie) is computed from them afterwards, many
epochs in one batch.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor

from core.losses import LOSSES
from core.mlp import MLP
from core.training_config import TrainingConfig

# Hidden activations evaluated at once: 1 MB, which a core's own cache holds.
CHUNK = 262_144


class Metrics(NamedTuple):
    """Loss and accuracy of every run after every epoch.

    Attributes:
        loss: Mean over the examples, shape (epochs + 1, runs).
        accuracy: Share of examples in the right class, the same shape; None where a
            target is neither 0 nor 1.
    """

    loss: Tensor
    accuracy: Tensor | None


@dataclass(frozen=True, eq=False)
class History:
    """The runs of one call of `core.training.train`; nobody writes to its tensors.

    Attributes:
        config: The settings of all runs.
        activation: The function σ that was trained with.
        lrs: The learning rate of each run.
        first: Hidden layers, shape (epochs + 1, runs, num_inputs + 1, num_hiddens);
            the last row holds the biases. Row 0 is the start.
        second: Output layers, shape (epochs + 1, runs, num_hiddens + 1); the last
            entry is the bias.
        loss: Training loss, shape (epochs + 1, runs): before training and after every
            epoch, mean over the n examples, penalties not included.
        accuracy: Training accuracy, the same shape; None where a target is neither 0
            nor 1.
        stopped: Why training ended: "epochs" (all are done), "target" or "cancelled".
    """

    config: TrainingConfig
    activation: Callable[[Tensor], Tensor]
    lrs: tuple[float, ...]
    first: Tensor
    second: Tensor
    loss: Tensor
    accuracy: Tensor | None
    stopped: str = "epochs"

    @property
    def num_epochs(self) -> int:
        """Epochs that were trained; fewer than configured where it stopped early."""
        return len(self.first) - 1

    @property
    def num_runs(self) -> int:
        """Number of runs trained at once."""
        return self.first.shape[1]

    def mlp(self, epoch: int, run: int = 0) -> MLP:
        """Return the parameters after `epoch` epochs; 0 is the start, -1 the end."""
        first, second = self.first[epoch, run], self.second[epoch, run]
        return MLP(first[:-1], first[-1], second[:-1, None], second[-1:])

    def outputs(self, X: Tensor, epochs: Tensor | slice, run: int = 0) -> Tensor:
        """Return O for the examples X (n, num_inputs) at `epochs`, (len(epochs), n)."""
        first, second = self.first[epochs, run, None], self.second[epochs, run, None]
        return network_outputs(X, first, second, self.activation)[:, 0]

    def predictions(self, X: Tensor, epochs: Tensor | slice, run: int = 0) -> Tensor:
        """Return what the outputs say about y: a probability under cross-entropy."""
        return LOSSES[self.config.loss].predict(self.outputs(X, epochs, run))

    def evaluate(self, X: Tensor, y: Tensor) -> Metrics:
        """Return loss and accuracy on other examples, X (n, num_inputs), y (n, 1)."""
        return evaluate(
            X, y, self.first, self.second, self.activation, self.config.loss
        )


def network_outputs(
    X: Tensor, first: Tensor, second: Tensor, activation: Callable[[Tensor], Tensor]
) -> Tensor:
    """Return O, shape (epochs, runs, n), of recorded layers.

    Args:
        X: Inputs, (n, num_inputs) for all runs or (runs, n, num_inputs).
        first: Hidden layers as in `History`.
        second: Output layers as in `History`.
        activation: The function σ.
    """
    biases = first[..., -1:, :].mT
    H = activation(first[..., :-1, :].mT @ X.mT + biases)
    return (second[..., None, :-1] @ H).squeeze(-2) + second[..., -1:]


def evaluate(
    X: Tensor,
    y: Tensor,
    first: Tensor,
    second: Tensor,
    activation: Callable[[Tensor], Tensor],
    loss: str,
) -> Metrics:
    """Return loss and accuracy of recorded layers; see `History.evaluate`.

    Of no examples at all both are nan.
    """
    runs, num_hiddens = first.shape[1], first.shape[-1]
    size = max(1, CHUNK // (runs * num_hiddens * max(1, X.shape[-2])))
    losses, hits = [], []
    targets, classes = y.squeeze(-1), is_binary(y)
    kind = LOSSES[loss]
    for layers in zip(first.split(size), second.split(size), strict=True):
        O = network_outputs(X, *layers, activation)
        losses.append(kind.value(O, targets).mean(dim=-1))
        if classes:
            hit = (kind.boundary < O) == (targets > 0.5)
            hits.append(hit.float().mean(dim=-1))
    return Metrics(torch.cat(losses), torch.cat(hits) if classes else None)


def is_binary(y: Tensor) -> bool:
    """Say whether every target is 0 or 1."""
    return bool(((y == 0) | (y == 1)).all())
