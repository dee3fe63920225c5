"""Formulas typed by a reader: text -> a function of tensors, and never `eval`.

A formula such as ``where(x > 0, x, 0.1(exp(x) - 1))`` is read by the small grammar of
`core.expressions.parser` over the functions of `core.expressions.functions`. Its
length and depth are bounded, and a number is a float before anything is done with it.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from core.expressions.parser import read_tree
from core.expressions.tokens import MAX_DEPTH, MAX_LENGTH
from core.expressions.tree import Node
from core.expressions.typeset import typeset

__all__ = ["MAX_DEPTH", "MAX_LENGTH", "Expression", "parse"]


@dataclass(frozen=True)
class Expression:
    """A formula as a function of tensors.

    Attributes:
        text: The formula as typed, on one line: a line break would end the name of a
            curve or a row of a table.
        variables: Names of its arguments, in the order in which it takes them.
        tree: What it was understood as.
    """

    text: str
    variables: tuple[str, ...]
    tree: Node

    def __call__(self, *values: Tensor) -> Tensor:
        """Evaluate elementwise; differentiable, nan or inf where it is undefined.

        Args:
            *values: One tensor for each variable, of shapes that broadcast.

        Returns:
            A tensor of the broadcast shape, in the float dtype of the first argument.
        """
        if len(values) != len(self.variables):
            raise ValueError(
                f"{self.text} takes {len(self.variables)} tensors, not {len(values)}"
            )
        tensors = torch.broadcast_tensors(*map(_as_float, values))
        # A mask picks elements only from a tensor that has a dimension.
        lists = [torch.atleast_1d(tensor) for tensor in tensors]
        result = self.tree.evaluate(dict(zip(self.variables, lists, strict=True)))
        return result.expand(lists[0].shape).reshape(tensors[0].shape)

    @property
    def latex(self) -> str:
        """The formula as it was understood, in LaTeX."""
        return typeset(self.tree)


def _as_float(x: Tensor) -> Tensor:
    return x if x.is_floating_point() else x.to(torch.get_default_dtype())


def parse(text: str, variables: tuple[str, ...] = ("x",)) -> Expression:
    """Read a formula typed by a reader, by default one in x.

    Raises:
        ValueError: If it is no formula; one sentence that says what is wrong and where.
    """
    tree = read_tree(text.strip(), tuple(variables))
    return Expression(" ".join(text.split()), tuple(variables), tree)
