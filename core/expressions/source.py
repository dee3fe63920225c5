"""A formula's tree as PyTorch source, so that a reader can take it along."""

from math import isfinite

import torch

from core.expressions.functions import FUNCTIONS
from core.expressions.tree import Apply, Node, Variable, Where

_OTHER_NAMES = {"ln": "torch.log", "arctan": "torch.atan", "σ": "torch.sigmoid"}
_IN_FUNCTIONAL = {"elu", "gelu", "silu", "softplus", "softsign"}


def to_source(node: Node) -> str:
    """Write the formula as an expression of `torch` and `F`, torch.nn.functional."""
    match node:
        case Variable(name=name):
            return name
        case _ if is_constant(node):
            return _constant(node)
        case Where():
            parts = (node.condition, node.if_true, node.if_false)
            return f"torch.where({', '.join(map(to_source, parts))})"
        case Apply(name="neg"):
            return f"(-{to_source(node.arguments[0])})"
        case Apply() if node.name not in FUNCTIONS:
            return _operation(node)
        case _:
            return _call(node)


def is_constant(node: Node) -> bool:
    """Whether no variable occurs in it."""
    match node:
        case Variable():
            return False
        case Where():
            parts = (node.condition, node.if_true, node.if_false)
            return all(map(is_constant, parts))
        case Apply():
            return all(map(is_constant, node.arguments))
    return True


def _constant(node: Node) -> str:
    # Computed here: Python's own powers would overflow, or go on for ever.
    value = node.evaluate({"x": torch.zeros(1, dtype=torch.float64)})
    number = value.expand(1).item()
    return (
        repr(number)
        if not isinstance(number, float) or isfinite(number)
        else (f'float("{number}")')
    )


def _operation(node: Apply) -> str:
    sign = {"and": "&", "or": "|"}.get(node.name, node.name)
    left, right = map(to_source, node.arguments)
    return f"({left} {sign} {right})"


def _call(node: Apply) -> str:
    arguments = [to_source(argument) for argument in node.arguments]
    if node.name in ("max", "min"):
        return _fold(f"torch.{node.name}imum", arguments)
    if node.name == "clip":
        x, low, high = arguments
        return _fold("torch.minimum", [_fold("torch.maximum", [x, low]), high])
    if node.name == "step":
        return f"torch.where({arguments[0]} > 0, 1.0, 0.0)"
    module = "F" if node.name in _IN_FUNCTIONAL else "torch"
    name = _OTHER_NAMES.get(node.name, f"{module}.{node.name}")
    return f"{name}(0 * x + {arguments[0]})"


def _fold(name: str, arguments: list[str]) -> str:
    # torch.maximum takes tensors only, and a constant is not one.
    folded = f"0 * x + {arguments[0]}"
    for argument in arguments[1:]:
        folded = f"{name}({folded}, 0 * x + {argument})"
    return folded
