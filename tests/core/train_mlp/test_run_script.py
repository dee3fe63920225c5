import contextlib
import io
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from core.activations import ACTIVATIONS
from core.datasets import DATASETS
from core.datasets.choice import DataChoice, draw_data, with_features
from core.datasets.features import FEATURES
from core.train_mlp.script.training import training_script
from core.training import TrainingConfig, train

ROOT = Path(__file__).parents[3]
CONFIG = TrainingConfig(num_hiddens=6, lr=0.1, batch_size=32, num_epochs=15)


def assert_repeats_the_run(choice, config, seed=1):
    """Run the script in a namespace of its own, and compare all that it makes."""
    generator = torch.Generator().manual_seed(seed)
    data = with_features(draw_data(choice, generator=generator), choice.features)
    history = train(data.X, data.y, config, (generator,))
    script, namespace, printed = (
        training_script(choice, config, seed),
        {},
        io.StringIO(),
    )

    with contextlib.redirect_stdout(printed):
        exec(compile(script, "script.py", "exec"), namespace)

    assert "loss before training" in printed.getvalue()
    assert history.loss.isfinite().all()
    assert torch.equal(namespace["X"], data.X)
    assert torch.equal(namespace["y"], data.y)
    assert torch.equal(namespace["X_test"], data.X_test)
    net, mlp = namespace["net"], history.mlp(-1)
    torch.testing.assert_close(
        [torch.tensor(namespace["losses"]), net[0].weight.T, net[0].bias,
         net[2].weight.T, net[2].bias],
        [history.loss[:, 0], mlp.W1, mlp.b1, mlp.W2, mlp.b2],
        atol=1e-5, rtol=0,
    )  # fmt: skip


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
        {"target_accuracy": 0.9},
        {"loss": "squared_error", "target_accuracy": 0.9},
        {"num_epochs": 0},
    ],
)
def test_the_script_repeats_the_run(change):
    assert_repeats_the_run(DataChoice(), replace(CONFIG, **change), seed=7)


@pytest.mark.parametrize("name", DATASETS)
def test_the_script_draws_every_data_set(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    loss = DATASETS[name].task.replace("classification", "cross_entropy")
    loss = loss.replace("regression", "squared_error")
    config = replace(CONFIG, activation="tanh", loss=loss, num_epochs=3)

    assert_repeats_the_run(DataChoice(name, 90, train_share=0.6), config)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_script_knows_every_activation(activation):
    config = replace(CONFIG, activation=activation, num_epochs=2, lr=0.05)

    assert_repeats_the_run(DataChoice("circles", 60), config)


# A branch may be undefined or of infinite slope where it is not taken, or a constant.
FORMULAS = (
    "x * sigmoid(1.5x)",
    "where(x > 0, sqrt(x), 0)",
    "where(x < -1, -ln(-x) - 1, where(x < 2, x, 2ln(x)))",
    "exp(0 - 9**9**9) + tanh(x)",
    "3",
)


@pytest.mark.parametrize("activation", FORMULAS)
def test_the_script_trains_a_formula_to_the_losses_of_the_dashboard(activation):
    # Few and small steps: an infinite slope at 0 makes much of float32 rounding.
    config = replace(CONFIG, activation=activation, num_epochs=5, lr=0.01)

    assert_repeats_the_run(DataChoice(), config, seed=3)


@pytest.mark.parametrize("features", [("x1_squared", "x2_squared"), tuple(FEATURES)])
def test_the_script_makes_the_features(features):
    assert_repeats_the_run(DataChoice("circles", 60, 0.3, features=features), CONFIG)


def test_the_script_carries_own_points():
    points = (0.5, -1.25, 1.0), (0.1, 2.0, 0.0), (-3.0, 1e-3, 1.0), (1.0, 1.0, 0.0)

    assert_repeats_the_run(DataChoice("own", points=points), CONFIG)


def test_the_script_holds_nothing_of_the_dashboard():
    config = replace(CONFIG, l1=0.1, activation="max(x, 0.1x)")
    script = training_script(DataChoice(), config, 0)

    assert "core" not in script
    assert "piecewise" not in script
    assert max(map(len, script.splitlines())) < 120
