import math

import pytest
import torch

from core.activations import ACTIVATIONS, find
from core.datasets.choice import DataChoice
from core.train_mlp.experiment import run_experiment
from core.train_mlp.saturated_units import count_saturated, flat_intervals, is_flat
from core.training.config import TrainingConfig

# Where the slope falls under 1 % of its maximum (found with mpmath).
SIGMOID, TANH = 5.986446, 2.993223


@pytest.mark.parametrize(("name", "edge"), [("sigmoid", SIGMOID), ("tanh", TANH)])
def test_saturation_begins_where_the_slope_is_a_hundredth(name, edge):
    z = torch.tensor([-edge - 1e-3, -edge + 1e-3, 0, edge - 1e-3, edge + 1e-3])

    assert is_flat(find(name), z).tolist() == [True, False, False, False, True]


def test_relu_is_flat_up_to_its_kink():
    assert flat_intervals(find("relu")) == [(None, 0.0)]


def test_a_step_is_flat_everywhere():
    assert flat_intervals(find("step")) == [(None, None)]


def test_tanh_is_flat_on_both_sides():
    (left, right) = flat_intervals(find("tanh"))

    assert left[0] is None
    assert right[1] is None
    assert math.isclose(left[1], -TANH, abs_tol=1 / 128)
    assert math.isclose(right[0], TANH, abs_tol=1 / 128)


@pytest.mark.parametrize("name", ["identity", "leaky_relu"])
def test_what_never_flattens_has_no_interval(name):
    assert flat_intervals(find(name)) == []


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_activation_has_disjoint_intervals_in_order(name):
    ends = [end for interval in flat_intervals(find(name)) for end in interval]
    numbers = [end for end in ends if end is not None]

    assert numbers == sorted(numbers)


def test_counts_agree_with_counting_one_by_one():
    run = run_experiment(DataChoice(), TrainingConfig(num_epochs=20, lr=1.0), 0)
    X = run.data.X

    counts = count_saturated(run.history, X, range(21))

    Z = run.history.mlp(20).pre_activations(X)
    assert counts.saturated[20] == sum(z <= 0 for z in Z.flatten().tolist())
    assert counts.dead[20] == sum(all(z <= 0 for z in unit.tolist()) for unit in Z.T)
    assert counts.num_pre_activations == Z.numel()


def test_a_unit_with_a_large_negative_bias_is_dead():
    config = TrainingConfig(num_epochs=0)
    run = run_experiment(DataChoice(), config, 0)
    run.history.first[0, 0, -1, 3] = -100.0

    counts = count_saturated(run.history, run.data.X, [0])

    assert counts.dead.item() >= 1


def test_a_saturated_sigmoid_is_not_dead():
    config = TrainingConfig(num_epochs=0, activation="sigmoid", num_hiddens=4)
    run = run_experiment(DataChoice(), config, 0)
    run.history.first[0, 0, -1] = torch.tensor([-20.0, 20.0, 0.0, -1e4])

    counts = count_saturated(run.history, run.data.X, [0])

    assert counts.saturated.item() >= 3 * len(run.data.X)
    assert counts.dead.item() == 1
