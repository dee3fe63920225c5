import pytest

from core.datasets import DATASETS
from core.datasets.choice import DataChoice
from core.train_mlp.divergence import find_divergence
from core.train_mlp.experiment import run_experiment
from core.training.config import TrainingConfig
from screens.train_mlp.link import RECOMMENDED, STANDARD, recommended_for


def run_as_recommended(name, seed=0):
    loss = "squared_error"
    if DATASETS[name].task == "classification":
        loss = "cross_entropy"
    config = TrainingConfig(loss=loss, **recommended_for(name)._asdict())
    return run_experiment(DataChoice(name, 300), config, seed)


@pytest.mark.parametrize("name", DATASETS)
def test_no_run_diverges(name):
    run = run_as_recommended(name)

    assert find_divergence(run.history) is None
    assert find_divergence(run.linear) is None


@pytest.mark.parametrize("name", ["sine", "step", "motorcycle"])
def test_a_curve_is_missed_by_less_than_half_of_what_the_line_misses(name):
    run = run_as_recommended(name)

    assert run.history.loss[-1] < 0.5 * run.linear.loss[-1]


@pytest.mark.parametrize("name", ["moons", "circles", "xor", "spirals", "checkerboard"])
def test_classes_that_no_line_parts_are_parted_better_with_an_activation(name):
    run = run_as_recommended(name)

    assert run.history.accuracy[-1] > run.linear.accuracy[-1] + 0.1


@pytest.mark.parametrize("name", ["gaussians", "separable", "body_temperature"])
def test_where_a_line_has_as_many_right_an_activation_gains_nothing(name):
    run = run_as_recommended(name)

    assert abs(run.history.accuracy[-1] - run.linear.accuracy[-1]) < 0.02


def test_other_data_begin_as_the_standard_says():
    assert recommended_for("circles") == STANDARD
    assert recommended_for("xor") == STANDARD
    assert set(RECOMMENDED) <= {*DATASETS, "own", "formula"}
