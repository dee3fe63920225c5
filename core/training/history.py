"""What a training run leaves behind: its parameters at every epoch.

Everything else (losses, surfaces, the movie) is computed from them afterwards, many
epochs in one batch.
"""

from dataclasses import dataclass

from torch import Tensor

from core.activations import Activation
from core.mlp import MLP
from core.training.activation_steps import steps_of
from core.training.config import TrainingConfig
from core.training.evaluation import Metrics, evaluate
from core.training.losses import LOSSES


@dataclass(frozen=True, eq=False)
class History:
    """The runs of one call of `core.training.train`; nobody writes to its tensors.

    Attributes:
        config: The settings of all runs.
        activation: The function σ that was trained with.
        first: Hidden layers, shape (epochs + 1, runs, num_inputs + 1, num_hiddens);
            the last row holds the biases. Row 0 is the start.
        second: Output layers, shape (epochs + 1, runs, num_hiddens + 1); the last
            entry is the bias.
        loss: Training loss, shape (epochs + 1, runs): before training and after every
            epoch, mean over the n examples, penalties not included.
        accuracy: Training accuracy, the same shape; None where a target is neither 0
            nor 1.
    """

    config: TrainingConfig
    activation: Activation
    first: Tensor
    second: Tensor
    loss: Tensor
    accuracy: Tensor | None

    @property
    def num_epochs(self) -> int:
        """Epochs that were trained; fewer than configured where it stopped early."""
        return len(self.first) - 1

    def mlp(self, epoch: int, run: int = 0) -> MLP:
        """Return the parameters after `epoch` epochs; 0 is the start, -1 the end."""
        first, second = self.first[epoch, run], self.second[epoch, run]
        return MLP(first[:-1], first[-1], second[:-1, None], second[-1:])

    def evaluate(self, X: Tensor, y: Tensor) -> Metrics:
        """Return loss and accuracy on other examples, X (n, num_inputs), y (n, 1)."""
        steps, loss = steps_of(self.activation), LOSSES[self.config.loss]
        metrics = evaluate(X, y, self.first, self.second, steps, loss)
        # A few real numbers may happen to be 0 and 1, and none at all always are.
        return Metrics(metrics.loss, None) if self.accuracy is None else metrics
