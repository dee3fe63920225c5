"""A formula as a tree, and its value at a tensor.

`where` evaluates each of its branches only at the elements that take it. So a branch
that is undefined elsewhere, as in where(x > 0, sqrt(x), 0), spoils neither the value
nor, on autograd's way back, the slope.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

Values = Mapping[str, Tensor]
"""What the variables stand for: tensors of one shape and float dtype."""


@dataclass(frozen=True, slots=True)
class Number:
    """A constant."""

    value: float
    is_condition = False

    def evaluate(self, values: Values) -> Tensor:
        """Return the constant as a tensor without dimensions, in the dtype of x."""
        # A float before any power is taken, so that 9**9**9**9 is inf, and at once.
        return next(iter(values.values())).new_tensor(self.value)


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the formula."""

    name: str
    is_condition = False

    def evaluate(self, values: Values) -> Tensor:
        """Return what the variable stands for."""
        return values[self.name]


@dataclass(frozen=True, slots=True)
class Apply:
    """A function or an operator, applied to its arguments."""

    name: str
    fn: Callable[..., Tensor]
    arguments: tuple["Node", ...]
    is_condition: bool = False

    def evaluate(self, values: Values) -> Tensor:
        """Return the function of the arguments' values."""
        return self.fn(*(argument.evaluate(values) for argument in self.arguments))


@dataclass(frozen=True, slots=True)
class Where:
    """One value where a condition holds, another where it does not."""

    condition: "Node"
    if_true: "Node"
    if_false: "Node"
    is_condition = False

    def evaluate(self, values: Values) -> Tensor:
        """Return each branch's value at the elements that take it."""
        x = next(iter(values.values()))
        holds = self.condition.evaluate(values).expand(x.shape)
        result = torch.zeros_like(x)
        for branch, mask in ((self.if_true, holds), (self.if_false, ~holds)):
            chosen = {name: value[mask] for name, value in values.items()}
            branch_value = branch.evaluate(chosen)
            result = result.index_put((mask,), branch_value)
        return result


Node = Number | Variable | Apply | Where
