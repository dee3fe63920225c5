"""A derivative typed by a reader, held against the true one (exercises 2 and 3)."""

from typing import NamedTuple

import torch
from torch import Tensor

from core.activations import Activation
from core.expressions import Expression, parse

NUM_STEPS = 200
HALF_WIDTH = 8.0
KINK_MARGIN = 1e-6
TOLERANCE = 1e-8
"""Both are computed in float64, and softplus, as PyTorch does it, is x from 20 / β on,
where its slope differs from 1 by 2.1e-9; what differs by more is another function."""


class Verdict(NamedTuple):
    """How a typed derivative compares with the true one.

    Attributes:
        x: Points from −8 to 8, none of them a kink, shape (n,).
        value: The function there.
        typed: The reader's formula there.
        true: The derivative there.
        wrong: Where they differ, or the typed one is undefined, shape (n,), bool.
        settings: The parameters at which they were compared.
    """

    x: Tensor
    value: Tensor
    typed: Tensor
    true: Tensor
    wrong: Tensor
    settings: dict[str, float]

    @property
    def right(self) -> bool:
        """Whether they agree at every point."""
        return not self.wrong.any()

    @property
    def stretches(self) -> list[tuple[float, float]]:
        """Left and right ends of the stretches where it is wrong."""
        x, wrong = self.x.tolist(), self.wrong.tolist()
        half = (x[1] - x[0]) / 2
        starts = [i for i, w in enumerate(wrong) if w and not (i and wrong[i - 1])]
        stops = [i for i, w in enumerate(wrong) if w and not any(wrong[i + 1 : i + 2])]
        return [(x[i] - half, x[j] + half) for i, j in zip(starts, stops, strict=True)]

    @property
    def worst(self) -> int:
        """Index of the counter-example: where they differ most."""
        return int((self.typed - self.true).abs().nan_to_num(torch.inf).argmax())


def check_derivative(activation: Activation, text: str) -> Verdict:
    """Compare a formula in x and the activation's parameters with the derivative.

    The parameters are tried at their defaults and at two other settings, so that a
    formula that has forgotten one is found out; the first failing comparison counts.

    Raises:
        ValueError: If `text` is no formula in x and the parameters' names.
    """
    names = tuple(parameter.name for parameter in activation.parameters)
    expression = parse(text, ("x", *names))
    verdicts = [
        _compare(activation, expression, settings)
        for settings in _trial_settings(activation)
    ]
    return next((v for v in verdicts if not v.right), verdicts[0])


def _trial_settings(activation: Activation) -> list[dict[str, float]]:
    return [
        activation.defaults,
        *(
            {p.name: p.low + share * (p.high - p.low) for p in activation.parameters}
            for share in (0.3, 0.7)
            if activation.parameters
        ),
    ]


def _compare(
    activation: Activation, expression: Expression, settings: dict[str, float]
) -> Verdict:
    fn, derivative = activation.with_settings(**settings)
    steps = torch.arange(-NUM_STEPS, NUM_STEPS + 1, dtype=torch.float64)
    x = steps / NUM_STEPS * HALF_WIDTH
    kinks = torch.tensor(activation.kinks(**settings), dtype=torch.float64)
    x = x[((x[:, None] - kinks).abs() > KINK_MARGIN).all(dim=1)]
    values = [torch.full_like(x, settings[name]) for name in expression.variables[1:]]
    typed, true = expression(x, *values), derivative(x)
    near = (typed - true).abs() <= TOLERANCE * (1 + true.abs())
    return Verdict(x, fn(x), typed, true, ~near, settings)
