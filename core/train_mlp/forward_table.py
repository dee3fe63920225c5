"""It adds up: one example's way through the network, with every number to check.

``z = x W⁽¹⁾ + b⁽¹⁾``, ``h = σ(z)``, ``o = h W⁽²⁾ + b⁽²⁾``, then prediction and loss.
Each shown sum is the network's own value, rounded, and equals the sum of the terms
above it to the last digit. Factors are shown with two digits more than products.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from core.activations import Activation
from core.mlp import MLP
from core.notation import bias, subscript, weight
from core.train_mlp.round_to_sum import round_to_sum, show, show_value
from core.training.losses import cross_entropy

DECIMALS = 4
FACTOR_DECIMALS = DECIMALS + 2


class Line(NamedTuple):
    """One line of the table.

    Attributes:
        quantity: What is being computed: z₁, h₁, o, ŷ or the loss.
        kind: "term", "sum" (of the terms above it) or "function" (of a value above).
        formula: How, in symbols.
        left: The first factor of a term, or the argument of a function; may be empty.
        right: The second factor of a term; may be empty.
        value: The result, with `DECIMALS` digits after the point.
    """

    quantity: str
    kind: str
    formula: str
    left: str
    right: str
    value: str


def forward_table(
    mlp: MLP, activation: Activation, x: Tensor, y: float, loss: str
) -> list[Line]:
    """Tabulate the forward pass of one example.

    Args:
        mlp: The network.
        activation: Its σ.
        x: The example, shape (num_inputs,).
        y: Its target.
        loss: A key of `core.training.losses.LOSSES`.

    Raises:
        ValueError: If a number on the way is not finite, or beyond adding up by hand.
    """
    W1, b1, W2, b2 = (part.detach().double() for part in mlp)
    x = x.detach().double()
    z = x @ W1 + b1
    h = activation.fn(z)
    lines = []
    for unit in range(len(z)):
        index = subscript(unit + 1)
        inputs = [
            f"x{subscript(i + 1)} · {weight(1, i + 1, unit + 1)}" for i in range(len(x))
        ]
        bias_name = bias(1, unit + 1)
        lines += _sum(f"z{index}", inputs, x, W1[:, unit], bias_name, b1[unit])
        lines.append(_function(f"h{index}", f"σ(z{index})", z[unit], h[unit]))
    names = [f"h{subscript(j + 1)} · {weight(2, j + 1)}" for j in range(len(h))]
    lines += _sum("o", names, h, W2[:, 0], bias(2), b2[0])
    o = (h @ W2[:, 0] + b2[0]).item()
    return lines + _ending(o, y, loss)


def _sum(
    quantity: str,
    names: list[str],
    left: Tensor,
    right: Tensor,
    bias_name: str,
    bias_value: Tensor,
) -> list[Line]:
    terms, total = round_to_sum([*(left * right).tolist(), bias_value.item()], DECIMALS)
    factors = [
        (show_value(a, FACTOR_DECIMALS), show_value(b, FACTOR_DECIMALS))
        for a, b in zip(left.tolist(), right.tolist(), strict=True)
    ]
    lines = [
        Line(quantity, "term", name, *pair, show(term, DECIMALS))
        for name, pair, term in zip(names, factors, terms, strict=False)
    ]
    lines.append(Line(quantity, "term", bias_name, "", "", show(terms[-1], DECIMALS)))
    return [*lines, Line(quantity, "sum", quantity, "", "", show(total, DECIMALS))]


def _function(name: str, formula: str, argument: float, value: float) -> Line:
    shown = show_value(float(argument), DECIMALS), show_value(float(value), DECIMALS)
    return Line(name, "function", formula, shown[0], "", shown[1])


def _ending(o: float, y: float, loss: str) -> list[Line]:
    target = f"{y:g}"
    if loss == "squared_error":
        return [_function("loss", f"(o − y)², y = {target}", o, (o - y) ** 2)]
    logit = torch.tensor(o, dtype=torch.float64)
    p, cost = logit.sigmoid().item(), cross_entropy(logit, y).item()
    by_class = {0.0: "−ln(1 − ŷ)", 1.0: "−ln ŷ"}
    formula = by_class.get(y, f"−{target} ln ŷ − (1 − {target}) ln(1 − ŷ)")
    return [_function("ŷ", "sigmoid(o)", o, p), _function("loss", formula, p, cost)]
