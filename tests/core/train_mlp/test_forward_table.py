from decimal import Decimal

import pytest
import torch

from core.activations import find
from core.mlp import MLP, random_mlp
from core.notation import subscript
from core.train_mlp.forward_table import DECIMALS, forward_table

LAST_DIGIT = Decimal(10) ** -DECIMALS


def network(seed=0, num_inputs=2, num_hiddens=3, scale=3.0):
    generator = torch.Generator().manual_seed(seed)
    mlp = random_mlp(num_inputs, num_hiddens, scale=scale, generator=generator)
    return mlp, torch.randn(num_inputs, generator=generator)


def test_a_worked_example():
    mlp = MLP(
        W1=torch.tensor([[1.0, -1.0], [2.0, 0.5]]),
        b1=torch.tensor([0.5, 0.0]),
        W2=torch.tensor([[2.0], [1.0]]),
        b2=torch.tensor([-3.0]),
    )

    lines = forward_table(
        mlp, find("relu"), torch.tensor([1.0, 1.0]), 1.0, "squared_error"
    )

    assert [(line.quantity, line.kind, line.formula, line.value) for line in lines] == [
        ("z₁", "term", "x₁ · W⁽¹⁾₁,₁", "1.0000"),
        ("z₁", "term", "x₂ · W⁽¹⁾₂,₁", "2.0000"),
        ("z₁", "term", "b⁽¹⁾₁", "0.5000"),
        ("z₁", "sum", "z₁", "3.5000"),
        ("h₁", "function", "σ(z₁)", "3.5000"),
        ("z₂", "term", "x₁ · W⁽¹⁾₁,₂", "-1.0000"),
        ("z₂", "term", "x₂ · W⁽¹⁾₂,₂", "0.5000"),
        ("z₂", "term", "b⁽¹⁾₂", "0.0000"),
        ("z₂", "sum", "z₂", "-0.5000"),
        ("h₂", "function", "σ(z₂)", "0.0000"),
        ("o", "term", "h₁ · W⁽²⁾₁", "7.0000"),
        ("o", "term", "h₂ · W⁽²⁾₂", "0.0000"),
        ("o", "term", "b⁽²⁾", "-3.0000"),
        ("o", "sum", "o", "4.0000"),
        ("loss", "function", "(o − y)², y = 1", "9.0000"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("activation", "size", "loss"),
    [
        ("relu", 0, "cross_entropy"),
        ("sine", 1, "cross_entropy"),
        ("x * sigmoid(2x)", 4, "squared_error"),
    ],
)
def test_the_shown_digits_sum_to_the_shown_result(activation, size, loss):
    mlp, x = network(size, num_inputs=1 + size, num_hiddens=1 + 3 * size)

    lines = forward_table(mlp, find(activation), x, float(size % 2), loss)

    running, above = Decimal(0), set()
    for line in lines:
        if line.kind == "term":
            running += Decimal(line.value)
            if line.right:
                product = Decimal(line.left) * Decimal(line.right)
                assert abs(product - Decimal(line.value)) < 2 * LAST_DIGIT
        elif line.kind == "sum":
            assert running == Decimal(line.value)
            running = Decimal(0)
        else:
            assert line.left in above
        above.add(line.value)


def shown(lines, quantity):
    return next(
        float(line.value)
        for line in lines
        if line.quantity == quantity and line.kind != "term"
    )


@pytest.mark.parametrize("y", [0.0, 1.0])
def test_the_shown_results_are_the_networks_own(y):
    mlp, x = network(seed=4, num_hiddens=8)

    lines = forward_table(mlp, find("tanh"), x, y, "cross_entropy")

    z = mlp.pre_activations(x)
    o = mlp.outputs(x[None], torch.tanh).squeeze()
    half = 0.5 * 10**-DECIMALS + 1e-6
    for unit in range(8):
        assert abs(shown(lines, f"z{subscript(unit + 1)}") - z[unit]) < half
        assert abs(shown(lines, f"h{subscript(unit + 1)}") - z[unit].tanh()) < half
    assert abs(shown(lines, "o") - o) < half
    assert abs(shown(lines, "ŷ") - o.sigmoid()) < half
    p = o.sigmoid() if y else 1 - o.sigmoid()
    assert abs(shown(lines, "loss") + p.log()) < half


def test_a_network_that_diverged_does_not_add_up():
    mlp, x = network()
    diverged = mlp._replace(b2=torch.tensor([torch.nan]))

    with pytest.raises(ValueError, match="nan is not a number that can be added up"):
        forward_table(diverged, find("relu"), x, 1.0, "cross_entropy")
