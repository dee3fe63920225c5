"""It adds up: one step of backpropagation for a minibatch, with every number to check.

With δ the slope of an example's loss by its output, the chain rule gives its share of
each slope: δ for b⁽²⁾, δ h for W⁽²⁾, δ W⁽²⁾ σ'(z) for b⁽¹⁾ and δ W⁽²⁾ σ'(z) x for W⁽¹⁾.
Summed over the minibatch and divided by its size B that is the gradient; SGD subtracts
lr times the gradient.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from core.activations import Activation
from core.mlp import MLP
from core.notation import bias, subscript, weight
from core.train_mlp.round_to_sum import round_to_sum, scaled, show, show_value
from core.training.config import TrainingConfig
from core.training.losses import LOSSES

DECIMALS = 6


class StepTable(NamedTuple):
    """The table of one hidden unit and the output bias.

    Attributes:
        columns: Names. The first column holds the name of the row, the next ones are of
            b⁽²⁾, and of the unit W⁽²⁾, b⁽¹⁾ and W⁽¹⁾; then what the shares are made of.
        rows: Shown numbers. First the examples; then, of the shares, "sum",
            "gradient" (sum / B), "penalty" (its slope, if there is one), "step" (lr ×
            gradient), "before" and "after" (before − step).
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def step_table(
    mlp: MLP,
    activation: Activation,
    X: Tensor,
    y: Tensor,
    config: TrainingConfig,
    unit: int,
    names: list[str],
) -> StepTable:
    """Tabulate one step for one hidden unit and the output bias.

    The step is that of SGD without momentum: what momentum and Adam make of a gradient
    also depends on the steps before.

    Args:
        mlp: The network before the step.
        activation: Its σ.
        X: The minibatch, shape (B, num_inputs).
        y: Its targets, shape (B, 1).
        config: Loss, learning rate and penalties.
        unit: The hidden unit, from 0.
        names: What the rows are called, B of them.

    Raises:
        ValueError: If a number on the way is not finite, or beyond adding up by hand.
    """
    W1, b1, W2, b2 = (part.detach().double() for part in mlp)
    X, y = X.detach().double(), y.detach().double()
    Z = X @ W1 + b1
    H = activation.fn(Z)
    loss = LOSSES[config.loss]
    y_hat = loss.predict(H @ W2 + b2)
    delta = loss.slope * (y_hat - y)
    h, slope = H[:, [unit]], activation.derivative(Z[:, [unit]])
    back = delta * W2[unit] * slope
    shares = torch.cat([delta, delta * h, back, back * X], dim=1)
    before = torch.stack([b2[0], W2[unit, 0], b1[unit], *W1[:, unit]])
    is_weight = torch.tensor([0, 1, 0] + [1] * len(W1)).double()
    penalty = is_weight * (config.l2 * before + config.l1 * before.sign())
    known = torch.cat([delta, h, slope, X, y_hat, y], dim=1)
    return _table(known, shares, penalty, before, config, unit, names)


def _table(
    known: Tensor,
    shares: Tensor,
    penalty: Tensor,
    before: Tensor,
    config: TrainingConfig,
    unit: int,
    names: list[str],
) -> StepTable:
    num_inputs, j = len(before) - 3, subscript(unit + 1)
    inputs = [f"x{subscript(i + 1)}" for i in range(num_inputs)]
    weights = [weight(1, i + 1, unit + 1) for i in range(num_inputs)]
    slope = "2 (ŷ − y)" if config.loss == "squared_error" else "ŷ − y"
    facts = [f"δ = {slope}", f"h{j}", f"σ′(z{j})", *inputs, "ŷ", "y"]
    parameters = (bias(2), weight(2, unit + 1), bias(1, unit + 1), *weights)
    columns = ("", *(f"share of {name}" for name in parameters), *facts)
    ends = [
        _column(shares[:, i], penalty[i].item(), before[i].item(), config)
        for i in range(len(before))
    ]
    rows = [
        (name, *cells, *(show_value(value, DECIMALS) for value in known[k].tolist()))
        for k, (name, *cells) in enumerate(
            zip(names, *(shares for shares, _ in ends), strict=True)
        )
    ]
    empty = [""] * len(facts)
    for name in ends[0][1]:
        rows.append((name, *(end[name] for _, end in ends), *empty))
    return StepTable(columns, tuple(rows))


def _column(
    shares: Tensor, penalty: float, before: float, config: TrainingConfig
) -> tuple[list[str], dict[str, str]]:
    """Return the shown shares of one parameter, and the lines under them by name.

    Every line is computed from the digits of the lines above it.
    """
    terms, total = round_to_sum(shares.tolist(), DECIMALS)
    gradient = round(scaled(1.0, 0) * total / len(terms))
    lines = {"sum": total, "gradient": gradient}
    if config.l1 or config.l2:
        lines["penalty"] = round(scaled(penalty, DECIMALS))
    slope = gradient + lines.get("penalty", 0)
    lines["step"] = round(scaled(config.lr, 0) * slope)
    lines["before"] = round(scaled(before, DECIMALS))
    lines["after"] = lines["before"] - lines["step"]
    shown = {name: show(units, DECIMALS) for name, units in lines.items()}
    return [show(term, DECIMALS) for term in terms], shown
