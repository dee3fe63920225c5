"""A formula with everything computed that does not depend on its variables.

So ``x + 9**9**9`` becomes x + inf, where Python's own powers would overflow or go on
for ever, and ``where(1 > 0, x, 0)`` becomes x.
"""

from dataclasses import replace

import torch
from torch import Tensor

from core.expressions.tree import Apply, Node, Number, Variable, Where


def compute_constants(node: Node, dtype: torch.dtype = torch.float64) -> Node:
    """Return the same function, its constants computed and its settled choices made.

    Args:
        node: The formula.
        dtype: What the constants are computed in: exp(100) is inf in float32.

    Returns:
        A tree in which an operation or a function has a variable in it, and so has
        the condition of every `Where`; conditions themselves stay as they are.
    """
    match node:
        case Apply():
            arguments = tuple(compute_constants(part, dtype) for part in node.arguments)
            node = replace(node, arguments=arguments)
            if not node.is_condition and not any(map(_has_variable, arguments)):
                return Number(_value(node, dtype).item())
        case Where():
            condition = compute_constants(node.condition, dtype)
            if_true = compute_constants(node.if_true, dtype)
            if_false = compute_constants(node.if_false, dtype)
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
