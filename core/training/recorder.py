"""The loop over the epochs, and the record it leaves: parameters, loss and accuracy.

It trains in bursts of a few milliseconds, one in the whole process at a time, so that a
reader can watch, others get on, and the losses of many epochs are computed in a batch.
"""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from core.training.activation_steps import ActivationSteps
from core.training.config import TrainingConfig
from core.training.cost import epochs_in
from core.training.evaluation import evaluate, is_binary
from core.training.fair_lock import FairLock
from core.training.layers import Layers, view_layers
from core.training.losses import LOSSES
from core.training.progress import OnEpoch

BURST = 0.01
"""Seconds, by estimate, between two looks at the targets, the reader and the others."""
BURSTS = FairLock()
"""Trainings take turns, and a core stays free for those who only look."""


class Recorder:
    """Parameters, loss and accuracy of the epochs so far.

    Args:
        X: Examples.
        y: Targets.
        config: The settings of all runs.
        steps: Through the activation of all runs; or one for each run.
        layers: What is recorded.

    Attributes:
        epoch: The last epoch recorded; 0 is the start.
    """

    def __init__(
        self,
        X: Tensor,
        y: Tensor,
        config: TrainingConfig,
        steps: Sequence[ActivationSteps],
        layers: Layers,
    ):
        self.X, self.y, self.config = X, y, config
        self.layers, self.epoch = layers, 0
        self.steps = steps
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
        loss = LOSSES[self.config.loss]
        for run, steps in enumerate(self.steps):
            runs = slice(None) if len(self.steps) == 1 else slice(run, run + 1)
            layers = first[:, runs], second[:, runs, :, 0]
            metrics = evaluate(self.X, self.y, *layers, steps, loss)
            self.loss[span, runs] = metrics.loss
            if self.accuracy is not None:
                self.accuracy[span, runs] = metrics.accuracy

    def met_target(self, begun: int) -> bool:
        """Say whether all runs met the target since `begun`; that epoch is the last."""
        if self.config.target_accuracy is None:
            return False
        accuracy = self.accuracy[begun : self.epoch + 1]
        met = (accuracy >= self.config.target_accuracy).all(dim=1)
        if met.any():
            self.epoch = begun + int(met.int().argmax())
        return bool(met.any())

    def fill_if_lost(self) -> None:
        """Repeat the last epoch to the end if no run has a finite loss to improve."""
        if self.loss[self.epoch].isfinite().any():
            return
        self.flat[self.epoch :] = self.layers.flat
        if self.accuracy is not None:
            self.accuracy[self.epoch :] = torch.nan
        self.epoch = self.config.num_epochs

    def recorded(self) -> tuple[Tensor, Tensor, Tensor, Tensor | None]:
        """Return layers, loss and accuracy as `History` has them, of epochs trained."""
        rows = slice(self.epoch + 1)
        first, second = view_layers(self.flat[rows], *self.layers.shape)
        accuracy = None if self.accuracy is None else self.accuracy[rows]
        return first, second[..., 0], self.loss[rows], accuracy


def train_epochs(
    train_epoch: Callable[[], None], recorder: Recorder, on_epoch: OnEpoch | None
) -> None:
    """Train until the epochs are done, the target is met, or the reader has had enough.

    Args:
        train_epoch: Moves the parameters in ``recorder.layers`` by one epoch.
        recorder: Of the parameters at the start; left with the epochs trained.
        on_epoch: See `core.training.train`.
    """
    config, num_epochs = recorder.config, recorder.config.num_epochs
    runs, num_inputs, _ = recorder.layers.shape
    burst = epochs_in(BURST, recorder.X.shape[-2], config, runs, num_inputs)
    while recorder.epoch < num_epochs:
        with BURSTS, torch.inference_mode():
            begun = recorder.epoch
            for _ in range(min(burst, num_epochs - begun)):
                train_epoch()
                recorder.record()
            recorder.measure(begun + 1)
        if recorder.met_target(begun + 1):
            break
        if on_epoch and on_epoch(recorder.epoch / num_epochs) is False:
            break
        recorder.fill_if_lost()
