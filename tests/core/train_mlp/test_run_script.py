import contextlib
import io
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from core.activations import ACTIVATIONS
from core.datasets import DATASETS, make_dataset, split
from core.datasets.features import FEATURES, engineer
from core.train_mlp.script.training import training_script
from core.training import TrainingConfig, train

ROOT = Path(__file__).parents[3]
CONFIG = TrainingConfig(num_hiddens=6, lr=0.1, batch_size=32, num_epochs=15)
LARGEST_DIFFERENCE = 1e-5


def run_script(script):
    """Run a script in a namespace of its own and return it."""
    namespace = {}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(script, "script.py", "exec"), namespace)
    assert "loss before training" in printed.getvalue()
    return namespace


def assert_same(history, namespace):
    losses = torch.tensor(namespace["losses"])
    assert losses.shape == history.loss[:, 0].shape
    assert torch.allclose(losses, history.loss[:, 0], atol=LARGEST_DIFFERENCE, rtol=0)
    net, mlp = namespace["net"], history.mlp(-1)
    for theirs, ours in (
        (net[0].weight.T, mlp.W1),
        (net[0].bias, mlp.b1),
        (net[2].weight.T, mlp.W2),
        (net[2].bias, mlp.b2),
    ):
        assert torch.allclose(theirs, ours, atol=LARGEST_DIFFERENCE, rtol=0)


def train_on(name, config, seed, **choice):
    generator = torch.Generator().manual_seed(seed)
    data = make_dataset(name, generator=generator, **choice)
    return data, train(data.X, data.y, config, (generator,))


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"activation": "tanh", "momentum": 0.9, "lr": 0.02},
        {"activation": "gelu", "optimizer": "adam", "lr": 0.01},
        {"activation": "sigmoid", "loss": "squared_error", "batch_size": 1000},
        {"activation": "elu", "l2": 0.01},
        {"activation": "silu", "l1": 0.001, "l2": 0.01, "batch_size": 10},
        {"activation": "tanh", "init_scale": 2.5, "num_hiddens": 32},
        {"activation": "sigmoid", "init_scale": 0.0},
        {"target_accuracy": 0.9},
        {"loss": "squared_error", "target_accuracy": 0.9},
        {"num_epochs": 0},
    ],
)
def test_the_script_repeats_the_run(change):
    config = replace(CONFIG, **change)
    data, history = train_on("moons", config, seed=7)

    namespace = run_script(training_script(config, 7))

    assert_same(history, namespace)
    assert torch.equal(namespace["X_test"], data.X_test)


@pytest.mark.parametrize("name", DATASETS)
def test_the_script_draws_every_data_set(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    loss = DATASETS[name].task.replace("classification", "cross_entropy")
    loss = loss.replace("regression", "squared_error")
    config = replace(CONFIG, activation="tanh", loss=loss, num_epochs=3)
    data, history = train_on(name, config, seed=2, num_points=90, train_share=0.6)

    script = training_script(config, 2, dataset=name, num_points=90, train_share=0.6)
    namespace = run_script(script)

    assert torch.equal(namespace["X"], data.X)
    assert torch.equal(namespace["y"], data.y)
    assert_same(history, namespace)


FORMULAS = (
    "where(x > 0, x, 0.1 x)",
    "x * sigmoid(1.5x)",
    "max(x, 0.1x) - step(x - 1)",
    "clip(x, -1, 1) + |x|/2 + ln(2) + x**2 / exp(2)",
    "where(x > 1 and x < 2 or x == 3, -elu(x), arctan(x) + σ(x) * pi)",
    "min(x, 1, 2 + 1)",
    "3",
)


@pytest.mark.parametrize("activation", [*ACTIVATIONS, *FORMULAS])
def test_the_script_knows_every_activation(activation):
    config = replace(CONFIG, activation=activation, num_epochs=2, lr=0.05)
    _, history = train_on("circles", config, seed=1, num_points=60)

    script = training_script(config, 1, dataset="circles", num_points=60)

    assert_same(history, run_script(script))


# A branch of each is undefined, of infinite slope or a constant where it is not taken.
CHOICES = (
    "where(x>0,sqrt(x),x)",
    "where(x > 0, sqrt(x), 0)",
    "where(|x| < 1, sqrt(1 - x^2), 0)",
    "where(x < -1, -1, where(x > 1, 1, where(x > 0, sqrt(x), x)))",
    "where(x < -1, -ln(-x) - 1, where(x < 2, x, 2ln(x)))",
    "where(1 > 0, x, 0)",
    "where(x > 0 and 2 > 1, x, exp(x) - 1)",
    "where(x > 1/0, 1, max(0.1x, x))",
    "exp(0 - 9**9**9) + tanh(x)",
)


@pytest.mark.parametrize("activation", CHOICES)
def test_the_script_trains_a_choice_to_the_losses_of_the_dashboard(activation):
    # Few and small steps: an infinite slope at 0 makes much of float32 rounding.
    config = replace(CONFIG, activation=activation, num_epochs=5, lr=0.01)
    _, history = train_on("moons", config, seed=3)

    namespace = run_script(training_script(config, 3))

    assert history.loss.isfinite().all()
    assert_same(history, namespace)


def test_the_script_defines_what_a_choice_needs_and_nothing_else():
    choice = training_script(replace(CONFIG, activation="where(x > 0, sqrt(x), x)"))
    other = training_script(replace(CONFIG, activation="max(x, 0.1x)"))

    assert "return piecewise(x, x > 0, lambda x: torch.sqrt(x), lambda x: x)" in choice
    assert "piecewise" not in other


@pytest.mark.parametrize("features", [("x1_squared", "x2_squared"), tuple(FEATURES)])
def test_the_script_makes_the_features(features):
    generator = torch.Generator().manual_seed(3)
    data = make_dataset("circles", num_points=60, noise=0.3, generator=generator)
    history = train(engineer(data.X, features), data.y, CONFIG, (generator,))

    script = training_script(
        CONFIG, 3, dataset="circles", num_points=60, noise=0.3, features=features
    )

    assert_same(history, run_script(script))


def test_the_script_carries_own_points():
    generator = torch.Generator().manual_seed(4)
    points = [(0.5, -1.25, 1.0), (0.1, 2.0, 0.0), (-3.0, 1e-3, 1.0), (1.0, 1.0, 0.0)]
    rows = torch.tensor(points)
    data = split(rows[:, :-1], rows[:, -1:], 0.75, generator=generator)
    history = train(data.X, data.y, CONFIG, (generator,))

    assert_same(history, run_script(training_script(CONFIG, 4, points=points)))


def test_the_script_holds_nothing_of_the_dashboard():
    script = training_script(replace(CONFIG, l1=0.1, activation="sine"), 0)

    assert "core" not in script
    assert max(map(len, script.splitlines())) < 120


def test_unknown_names_are_refused():
    with pytest.raises(ValueError, match="data set 'moon'"):
        training_script(CONFIG, 0, dataset="moon")
    with pytest.raises(ValueError, match="rellu"):
        training_script(replace(CONFIG, activation="rellu"), 0)
