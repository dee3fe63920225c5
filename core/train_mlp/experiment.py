"""One experiment: data, a network, and the same network without its activation.

One seed makes all of it. Both networks see the same data, start from the same weights
and take their minibatches in the same order, so that what differs between them is the
activation alone. Without it the two layers collapse into one affine layer.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from core.activations import find
from core.activations.properties import properties_of
from core.affine import Affine, collapse
from core.datasets import DATASETS, Data, Dataset
from core.datasets.choice import DataChoice, draw_data, with_features
from core.logistic import fit_logistic
from core.mlp import MLP
from core.training import train_beside_linear
from core.training.config import TrainingConfig
from core.training.evaluation import Metrics
from core.training.history import History
from core.training.progress import OnEpoch


@dataclass(frozen=True, eq=False)
class Experiment:
    """What a link shows; nobody writes to it.

    Attributes:
        dataset: How to plot the data.
        places: Examples as drawn, before features are made of them.
        data: Examples as the network is given them.
        history: The runs of the network.
        test: Loss and accuracy on the test examples.
        linear: One run of the same network without its activation.
    """

    dataset: Dataset
    places: Data
    data: Data
    history: History
    test: Metrics
    linear: History

    def collapsed(self) -> Affine:
        """Return the affine layer equal to the network without activation.

        One for each epoch: W (epochs + 1, num_inputs, 1) and b (epochs + 1, 1, 1).
        """
        first, second = self.linear.first[:, 0], self.linear.second[:, 0, :, None]
        return collapse(
            Affine(first[:, :-1], first[:, -1:]), Affine(second[:, :-1], second[:, -1:])
        )


def run_experiment(
    choice: DataChoice,
    config: TrainingConfig,
    seed: int,
    *,
    dataset: Dataset | None = None,
    start: MLP | None = None,
    on_epoch: OnEpoch | None = None,
) -> Experiment:
    """Draw the data, train the network, and beside it the same without activation.

    Args:
        choice: The data.
        config: The settings of the run.
        seed: Makes data, weights and the order of the minibatches.
        dataset: How to plot own data; None for a data set of the registry.
        start: Parameters to start from in place of random ones.
        on_epoch: Told how far both trainings are; see `core.training.train`.

    Raises:
        ValueError: If a number is out of its range, or the activation is nowhere a
            finite number.
    """
    properties_of(find(config.activation))
    dataset = dataset or DATASETS[choice.name]
    generator = torch.Generator().manual_seed(seed)
    places = draw_data(choice, generator=generator)
    data = with_features(places, choice.features)
    history, linear = train_beside_linear(
        data.X, data.y, config, generator, start=start, on_epoch=on_epoch
    )
    return Experiment(
        dataset,
        places,
        data,
        history,
        history.evaluate(data.X_test, data.y_test),
        linear,
    )


def right_by_best_line(X: Tensor, y: Tensor) -> int | None:
    """Return how many examples the linear model with the least log-loss has right.

    It is fitted to the end, so no learning rate is to blame. None where no linear model
    is best, as where one separates the classes without error.
    """
    try:
        W, b = fit_logistic(X, y)
    except ValueError:
        return None
    return int(((X.double() @ W + b > 0) == (y > 0.5)).sum())
