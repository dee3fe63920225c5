"""A formula in x as PyTorch source, so that a reader can take it along.

The source has the values and, by autograd, the slopes of the formula, also where a
branch of a `where` that is not taken is undefined. It asks for `import torch` only.
"""

import ast
from dataclasses import replace
from functools import reduce
from math import isfinite

import torch
from torch import Tensor

from core.expressions.functions import FUNCTIONS
from core.expressions.tree import Apply, Node, Number, Variable, Where

PIECEWISE = """\
def piecewise(x, holds, if_true, if_false):
    # torch.where would compute both branches everywhere, and on the way back
    # 0 times the infinite slope of a branch that is not taken is nan.
    y = torch.zeros_like(x)
    y[holds] = if_true(x[holds])
    y[~holds] = if_false(x[~holds])
    return y


"""
"""What `where` is written as."""


def to_source(node: Node, dtype: torch.dtype = torch.float64) -> str:
    """Write a formula in x as an expression with the shape of x and a slope.

    Args:
        node: The formula.
        dtype: The dtype of x in the script; constants are computed in it.

    Returns:
        Python code, to be preceded by the `definitions` it needs.
    """
    node = _compute_constants(node, dtype)
    code = _code(node)
    if not _has_slope(node):
        # Autograd has no graph of a constant or a step; 0 * x makes one, of slope 0.
        code = f"{code} + 0 * x"
    # Every operation stands in brackets here; unparse leaves those that are needed.
    return ast.unparse(ast.parse(code, mode="eval"))


def definitions(code: str) -> str:
    """Return the functions that `code` calls and torch does not have; often none."""
    return PIECEWISE if "piecewise(" in code else ""


def _has_slope(node: Node) -> bool:
    match node:
        case Where():
            return _has_slope(node.if_true) or _has_slope(node.if_false)
        case Apply():
            return node.name != "step" and any(map(_has_slope, node.arguments))
    return isinstance(node, Variable)


def _code(node: Node) -> str:
    match node:
        case Number():
            return _number(node.value)
        case Variable():
            return node.name
        case Where():
            parts = (node.condition, node.if_true, node.if_false)
            holds, if_true, if_false = map(_code, parts)
            return f"piecewise(x, {holds}, lambda x: {if_true}, lambda x: {if_false})"
        case Apply(name="neg"):
            return f"(-{_code(node.arguments[0])})"
        case Apply() if node.name in FUNCTIONS:
            return _call(node)
    sign = {"and": "&", "or": "|"}.get(node.name, node.name)
    left, right = map(_code, node.arguments)
    return f"({left} {sign} {right})"


def _number(value: float) -> str:
    if not isfinite(value):
        return f"({'-' if value < 0 else ''}torch.{abs(value)})"
    short = repr(value).removesuffix(".0")
    return f"({value if short == '-0' else short})"


def _call(node: Apply) -> str:
    arguments = list(map(_tensor, node.arguments))
    match node.name:
        case "max" | "min":
            name = f"torch.{node.name}imum"
            return reduce(lambda one, other: f"{name}({one}, {other})", arguments)
        case "clip":
            x, low, high = arguments
            return f"torch.minimum(torch.maximum({x}, {low}), {high})"
        case "step":
            return f"({arguments[0]} > 0).to(x.dtype)"
    name = node.fn.__name__
    in_torch = getattr(torch, name, None) is node.fn
    module = "torch" if in_torch else "torch.nn.functional"
    return f"{module}.{name}({arguments[0]})"


def _tensor(node: Node) -> str:
    # torch.maximum takes tensors only; clamp would have another slope at its kink.
    code = _code(node)
    return f"x.new_tensor({code})" if isinstance(node, Number) else code


def _compute_constants(node: Node, dtype: torch.dtype = torch.float64) -> Node:
    """Return the same function, its constants computed and its settled choices made.

    So ``x + 9**9**9`` becomes x + inf, where Python's own powers would overflow or go
    on for ever, and ``where(1 > 0, x, 0)`` becomes x.

    Args:
        node: The formula.
        dtype: What the constants are computed in: exp(100) is inf in float32.

    Returns:
        A tree in which an operation or a function has a variable in it, and so has
        the condition of every `Where`; conditions themselves stay as they are.
    """
    match node:
        case Apply():
            arguments = tuple(
                _compute_constants(part, dtype) for part in node.arguments
            )
            node = replace(node, arguments=arguments)
            if not node.is_condition and not any(map(_has_variable, arguments)):
                return Number(_value(node, dtype).item())
        case Where():
            condition = _compute_constants(node.condition, dtype)
            if_true = _compute_constants(node.if_true, dtype)
            if_false = _compute_constants(node.if_false, dtype)
            if _has_variable(condition):
                return Where(condition, if_true, if_false)
            return if_true if _value(condition, dtype) else if_false
    return node


def _has_variable(node: Node) -> bool:
    match node:
        case Apply():
            return any(map(_has_variable, node.arguments))
        case Where():
            return any(
                map(_has_variable, (node.condition, node.if_true, node.if_false))
            )
    return isinstance(node, Variable)


def _value(node: Node, dtype: torch.dtype) -> Tensor:
    # A number is made in the dtype of the variables, so there has to be one.
    return node.evaluate({"x": torch.zeros(1, dtype=dtype)})
