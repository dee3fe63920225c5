import pytest
import torch

from core.activations import find
from core.datasets.choice import DataChoice
from core.train_mlp.experiment import run_experiment
from core.train_mlp.saturated_units import count_saturated, flat_intervals
from core.training.config import TrainingConfig

# Where the slope falls under 1 % of its maximum (found with mpmath).
SIGMOID, TANH = 5.986446, 2.993223


@pytest.mark.parametrize(
    ("name", "intervals"),
    [
        ("sigmoid", [(None, -SIGMOID), (SIGMOID, None)]),
        ("tanh", [(None, -TANH), (TANH, None)]),
        ("relu", [(None, 0.0)]),
        ("step", [(None, None)]),
        ("leaky_relu", []),
    ],
)
def test_an_activation_is_flat_where_its_slope_is_below_a_hundredth(name, intervals):
    found = flat_intervals(find(name))

    assert len(found) == len(intervals)
    for ends, expected in zip(found, intervals, strict=True):
        assert ends == pytest.approx(expected, abs=1 / 128)


def test_counts_agree_with_counting_one_by_one():
    run = run_experiment(DataChoice(), TrainingConfig(num_epochs=20, lr=1.0), 0)
    X = run.data.X

    saturated, dead = count_saturated(run.history, X, range(21))

    Z = run.history.mlp(20).pre_activations(X)
    assert saturated[20] == sum(z <= 0 for z in Z.flatten().tolist())
    assert dead[20] == sum(all(z <= 0 for z in unit.tolist()) for unit in Z.T)


def test_a_saturated_sigmoid_is_not_dead():
    config = TrainingConfig(num_epochs=0, activation="sigmoid", num_hiddens=4)
    run = run_experiment(DataChoice(), config, 0)
    run.history.first[0, 0, -1] = torch.tensor([-20.0, 20.0, 0.0, -1e4])

    saturated, dead = count_saturated(run.history, run.data.X, [0])

    assert saturated.item() >= 3 * len(run.data.X)
    assert dead.item() == 1
