from dataclasses import replace

import pytest
import torch

from core.mlp import random_mlp
from core.training import TrainingConfig, train
from tests.core.training.examples import SMALL, examples


@pytest.mark.parametrize(
    ("X", "y", "sentence"),
    [
        (torch.zeros(3, 2), torch.zeros(3), r"y of shape \(3,\)"),
        (torch.zeros(3, 2), torch.zeros(4, 1), r"y of shape \(4, 1\)"),
        (torch.zeros(3), torch.zeros(3, 1), r"X of shape \(3,\)"),
        (torch.zeros(0, 2), torch.zeros(0, 1), "at least one example"),
        (torch.zeros(3, 0), torch.zeros(3, 1), "at least one example and one input"),
        (torch.full((3, 2), torch.nan), torch.zeros(3, 1), "not a finite number"),
        (torch.zeros(3, 2), torch.full((3, 1), torch.inf), "not a finite number"),
        (torch.zeros(3, 2), torch.full((3, 1), 2.0), "these go from 2 to 2"),
        (torch.zeros(2, 3, 2), torch.zeros(2, 3, 1), "for 2 runs, but 1 seeds"),
    ],
)
def test_examples_that_do_not_fit_are_refused(X, y, sentence):
    with pytest.raises(ValueError, match=sentence):
        train(X, y, SMALL)


def test_an_accuracy_of_real_targets_is_refused():
    X = torch.linspace(-1, 1, 5)[:, None]
    config = replace(SMALL, loss="squared_error", target_accuracy=0.9)

    with pytest.raises(ValueError, match=r"target accuracy of 0\.9 needs targets"):
        train(X, X, config)


def test_runs_that_do_not_fit_are_refused():
    X, y = examples()

    with pytest.raises(ValueError, match="there are 0 seeds"):
        train(X, y, SMALL, ())
    with pytest.raises(ValueError, match="2 learning rates for 3 seeds"):
        train(X, y, SMALL, (0, 1, 2), lrs=(0.1, 0.2))
    with pytest.raises(ValueError, match="learning rate -1 is not a finite"):
        train(X, y, SMALL, (0,), lrs=(-1.0,))
    start = random_mlp(2, 4, generator=torch.Generator().manual_seed(0))
    with pytest.raises(ValueError, match=r"the start has shapes \[\(2, 4\)"):
        train(X, y, SMALL, start=start)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"num_hiddens": 0}, "hidden units 0: choose a finite number from 1"),
        ({"loss": "hinge"}, "loss 'hinge': choose one of cross_entropy"),
        ({"optimizer": "lbfgs"}, "optimizer 'lbfgs': choose one of sgd, adam"),
        ({"lr": 0.0}, "learning rate 0 is not a finite number above 0"),
        ({"lr": float("nan")}, "learning rate nan is not a finite"),
        ({"lr": float("inf")}, "learning rate inf is not a finite"),
        ({"batch_size": 0}, "batch size 0: choose"),
        ({"num_epochs": -1}, "epochs -1: choose a finite number from 0"),
        ({"momentum": 1.0}, r"momentum 1 is not in \[0, 1\)"),
        ({"momentum": 0.9, "optimizer": "adam"}, "momentum 0.9 is for SGD"),
        ({"l1": -1.0}, "L1 penalty -1: choose"),
        ({"l2": float("nan")}, "L2 penalty nan: choose"),
        ({"init_scale": -1.0}, "initialisation scale -1: choose"),
    ],
)
def test_settings_out_of_range_are_refused(change, sentence):
    with pytest.raises(ValueError, match=sentence):
        TrainingConfig(**change)


def test_an_unknown_activation_is_refused():
    X, y = examples()

    with pytest.raises(ValueError, match="rellu"):
        train(X, y, replace(SMALL, activation="rellu"))
