"""The only functions, constants and operators a typed formula may use."""

import functools
import math
import operator
from collections.abc import Callable
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor


class Function(NamedTuple):
    """A function a formula may call.

    Attributes:
        fn: The function, of tensors.
        num_arguments: How many it takes; None for two or more.
        latex: Its picture, with {0}, {1}, ... for the arguments; empty for its name.
    """

    fn: Callable[..., Tensor]
    num_arguments: int | None = 1
    latex: str = ""


def _largest(*arguments: Tensor) -> Tensor:
    return functools.reduce(torch.maximum, arguments)


def _smallest(*arguments: Tensor) -> Tensor:
    return functools.reduce(torch.minimum, arguments)


def _clip(x: Tensor, low: Tensor, high: Tensor) -> Tensor:
    return torch.minimum(torch.maximum(x, low), high)


def _step(x: Tensor) -> Tensor:
    return (x > 0).to(x.dtype)


FUNCTIONS: dict[str, Function] = {
    "max": Function(_largest, None, r"\max({all})"),
    "min": Function(_smallest, None, r"\min({all})"),
    "clip": Function(_clip, 3),
    "abs": Function(torch.abs, latex=r"\left\lvert {0} \right\rvert"),
    "sign": Function(torch.sign),
    "exp": Function(torch.exp, latex=r"e^{{{0}}}"),
    "log": Function(torch.log, latex=r"\ln({0})"),
    "ln": Function(torch.log, latex=r"\ln({0})"),
    "sqrt": Function(torch.sqrt, latex=r"\sqrt{{{0}}}"),
    "sin": Function(torch.sin, latex=r"\sin({0})"),
    "cos": Function(torch.cos, latex=r"\cos({0})"),
    "tan": Function(torch.tan, latex=r"\tan({0})"),
    "atan": Function(torch.atan, latex=r"\arctan({0})"),
    "arctan": Function(torch.atan, latex=r"\arctan({0})"),
    "sinh": Function(torch.sinh, latex=r"\sinh({0})"),
    "cosh": Function(torch.cosh, latex=r"\cosh({0})"),
    "tanh": Function(torch.tanh, latex=r"\tanh({0})"),
    "erf": Function(torch.erf),
    "sigmoid": Function(torch.sigmoid, latex=r"\sigma({0})"),
    "σ": Function(torch.sigmoid, latex=r"\sigma({0})"),
    "relu": Function(torch.relu),
    "elu": Function(F.elu),
    "gelu": Function(F.gelu),
    "silu": Function(F.silu),
    "softplus": Function(F.softplus),
    "softsign": Function(F.softsign),
    "step": Function(_step),
}
"""Name -> what it computes. `where` is a part of the grammar, not of this table."""

CONSTANTS: dict[str, float] = {"pi": math.pi, "π": math.pi, "e": math.e}

COMPARISONS = {
    "<": torch.lt,
    "<=": torch.le,
    ">": torch.gt,
    ">=": torch.ge,
    "==": torch.eq,
    "!=": torch.ne,
}
SUMS = {"+": operator.add, "-": operator.sub}
PRODUCTS = {"*": operator.mul, "/": torch.true_divide}
"""Signs between two numbers -> what they compute."""
