from dataclasses import replace
from decimal import Decimal

import pytest
import torch

from core.activations import find
from core.mlp import MLP, random_mlp
from core.notation import bias, weight
from core.train_mlp.backward_table import DECIMALS, step_table
from core.training import TrainingConfig, train
from core.training.losses import LOSSES

LAST_DIGIT = Decimal(10) ** -DECIMALS
CONFIG = TrainingConfig(num_hiddens=3, activation="tanh", lr=0.3, batch_size=6)


def minibatch(seed=0, num_inputs=2, size=6):
    generator = torch.Generator().manual_seed(seed)
    mlp = random_mlp(num_inputs, 3, scale=2.0, generator=generator)
    X = torch.randn(size, num_inputs, generator=generator)
    return mlp, X, (X[:, :1] > 0).float()


def tabulate(config, unit=0, seed=0, num_inputs=2):
    mlp, X, y = minibatch(seed, num_inputs)
    names = [str(i + 1) for i in range(len(X))]
    activation = find(config.activation)
    return mlp, X, y, step_table(mlp, activation, X, y, config, unit, names)


def parameters(table):
    share = "share of "
    return tuple(
        name.removeprefix(share) for name in table.columns if name.startswith(share)
    )


def column(table, parameter):
    index = table.columns.index(f"share of {parameter}")
    return {row[0]: Decimal(row[index]) for row in table.rows}


BOTH = {"l1": 0.02, "l2": 0.1}


@pytest.mark.parametrize(
    ("activation", "loss", "penalty"),
    [
        ("relu", "cross_entropy", BOTH),
        ("tanh", "squared_error", {}),
        ("sine", "cross_entropy", {"l2": 0.1}),
    ],
)
def test_every_line_follows_from_the_digits_above_it(activation, loss, penalty):
    config = replace(CONFIG, activation=activation, loss=loss, **penalty)

    *_, table = tabulate(config, unit=1, num_inputs=3)

    for parameter in parameters(table):
        cells = column(table, parameter)
        shares = [cells[str(i + 1)] for i in range(6)]
        assert sum(shares) == cells["sum"]
        assert abs(cells["sum"] / 6 - cells["gradient"]) <= LAST_DIGIT / 2
        slope = cells["gradient"] + cells.get("penalty", Decimal(0))
        assert abs(Decimal("0.3") * slope - cells["step"]) <= LAST_DIGIT / 2
        assert cells["before"] - cells["step"] == cells["after"]
    assert ("penalty" in cells) == bool(penalty)


@pytest.mark.parametrize(("unit", "penalty"), [(0, {}), (2, BOTH)])
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ["relu", "gelu"])
def test_the_step_is_the_one_training_takes(activation, loss, unit, penalty):
    config = replace(CONFIG, activation=activation, loss=loss, num_epochs=1, **penalty)

    mlp, X, y, table = tabulate(config, unit, seed=5)

    trained = train(X, y, config, start=mlp).mlp(1)
    expected = {
        bias(2): trained.b2[0],
        weight(2, unit + 1): trained.W2[unit, 0],
        bias(1, unit + 1): trained.b1[unit],
        weight(1, 1, unit + 1): trained.W1[0, unit],
        weight(1, 2, unit + 1): trained.W1[1, unit],
    }
    assert parameters(table) == tuple(expected)
    for parameter, value in expected.items():
        after = float(column(table, parameter)["after"])
        assert after == pytest.approx(value.item(), abs=2e-6)


def test_a_worked_example():
    # z = (2, 1), h = (2, 1), o = h, y = 0: δ = 2 o = (4, 2).
    mlp = MLP(torch.ones(1, 1), torch.zeros(1), torch.ones(1, 1), torch.zeros(1))
    X, y = torch.tensor([[2.0], [1.0]]), torch.zeros(2, 1)
    config = TrainingConfig(num_hiddens=1, loss="squared_error", lr=0.1)

    table = step_table(mlp, find("relu"), X, y, config, 0, ["a", "b"])

    rows = {row[0]: [float(cell) for cell in row[1:] if cell] for row in table.rows}
    assert table.columns[5:] == ("δ = 2 (ŷ − y)", "h₁", "σ′(z₁)", "x₁", "ŷ", "y")
    assert parameters(table) == ("b⁽²⁾", "W⁽²⁾₁", "b⁽¹⁾₁", "W⁽¹⁾₁,₁")
    assert rows["a"] == [4, 8, 4, 8, 4, 2, 1, 2, 2, 0]
    assert rows["b"] == [2, 2, 2, 2, 2, 1, 1, 1, 1, 0]
    assert rows["sum"] == [6, 10, 6, 10]
    assert rows["gradient"] == [3, 5, 3, 5]
    assert rows["step"] == pytest.approx([0.3, 0.5, 0.3, 0.5])
    assert rows["before"] == [0, 1, 0, 1]
    assert rows["after"] == pytest.approx([-0.3, 0.5, -0.3, 0.5])


def test_a_network_that_diverged_does_not_add_up():
    mlp, X, y = minibatch()
    diverged = mlp._replace(W2=mlp.W2 * torch.inf)

    with pytest.raises(ValueError, match="not a number that can be added up"):
        step_table(diverged, find("relu"), X, y, CONFIG, 0, ["1"] * 6)
