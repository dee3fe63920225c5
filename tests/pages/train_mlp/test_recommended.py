import pytest

from core.datasets import DATASETS
from core.datasets.choice import DataChoice
from core.train_mlp.divergence import find_divergence
from core.train_mlp.experiment import run_experiment
from core.training.config import TrainingConfig
from screens.train_mlp.link import recommended_for

STRAIGHT = {"gaussians", "separable", "body_temperature"}
"""Classes of which a line has as many right."""


@pytest.mark.parametrize("name", DATASETS)
def test_as_recommended_an_activation_gains_what_the_data_ask_for(name):
    is_class = DATASETS[name].task == "classification"
    loss = "cross_entropy" if is_class else "squared_error"
    config = TrainingConfig(loss=loss, **recommended_for(name)._asdict())

    run = run_experiment(DataChoice(name, 300), config, 0)

    assert find_divergence(run.history) is None
    assert find_divergence(run.linear) is None
    if not is_class:
        assert run.history.loss[-1] < 0.5 * run.linear.loss[-1]
    else:
        gain = run.history.accuracy[-1] - run.linear.accuracy[-1]
        assert abs(gain) < 0.02 if name in STRAIGHT else gain > 0.1
