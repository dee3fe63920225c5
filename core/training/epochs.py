"""The loop over the epochs: in bursts, so that a reader can watch and others get on."""

from collections.abc import Callable

import torch
from torch import Tensor

from core.activations import Activation
from core.training.config import TrainingConfig
from core.training.cost import epochs_in
from core.training.fair_lock import Turns
from core.training.history import History
from core.training.layers import Layers
from core.training.progress import OnEpoch
from core.training.recorder import Recording, has_target

BURST = 0.01
"""Seconds, by estimate, between two looks at the targets, the reader and the others."""
SHORT_BURST = 0.004
"""The same where there is a target: what is trained past it is thrown away."""

# One burst at a time in the whole process: trainings take turns, and a core stays free
# for those who only look.
TURNS = Turns()


def train_epochs(
    train_epoch: Callable[[], None],
    layers: Layers,
    X: Tensor,
    y: Tensor,
    config: TrainingConfig,
    activation: Activation,
    lrs: tuple[float, ...],
    on_epoch: OnEpoch | None,
) -> History:
    """Train until the epochs are done, a target is met, or the reader has had enough.

    Args:
        train_epoch: Moves the parameters in `layers` by one epoch.
        layers: The parameters, at the start.
        X: Training inputs, as `core.training.train` takes them.
        y: Training targets, likewise.
        config: Number of epochs, targets, loss.
        activation: The function σ.
        lrs: The learning rate of each run.
        on_epoch: See `core.training.train`.
    """
    book = Recording(X, y, config, activation, layers)
    seconds = SHORT_BURST if has_target(config) else BURST
    burst = epochs_in(seconds, X.shape[-2], config, *layers.shape[:2])
    stopped = "epochs"
    while book.epoch < config.num_epochs:
        with TURNS, torch.inference_mode():
            begun = book.epoch
            for _ in range(min(burst, config.num_epochs - begun)):
                train_epoch()
                book.record()
            book.measure(begun + 1)
        if book.met_target(begun + 1):
            stopped = "target"
            break
        if on_epoch and on_epoch(book.epoch / config.num_epochs) is False:
            stopped = "cancelled"
            break
        if book.is_lost():
            book.fill()
    return book.history(lrs, stopped)
