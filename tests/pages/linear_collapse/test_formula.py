import re

import pytest
import torch
from torch import Tensor

from core.affine import forward
from core.linear_collapse.stack import Stack, draw_stack
from screens.linear_collapse.formula import collapse_formula

FACTOR = re.compile(r"\\mathbf\{(\w)\}(?:\^\{\((\d)\)\})?")


def evaluated(side: str, stack: Stack) -> Tensor:
    """Compute a side of the formula: factors that stand together are multiplied."""
    matrices = {"X": stack.X}
    for k, layer in enumerate(stack.layers, 1):
        matrices |= {f"W{k}": layer.W, f"b{k}": layer.b}
    side = re.sub(r"_\{\\mathbf\{\w\}\}|\\underbrace|\\qquad|\\\\|\\,|&| ", "", side)
    side = FACTOR.sub(lambda found: f"[{found[1]}{found[2] or ''}]", side)
    side = side.replace("{", "(").replace("}", ")")
    side = re.sub(r"(?<=[\])])(?=[\[(])", "@", side)
    return eval(re.sub(r"\[(\w+)\]", r"matrices['\1']", side), {"matrices": matrices})


@pytest.mark.parametrize("depth", [1, 2])
def test_both_sides_of_the_formula_are_the_outputs(depth: int):
    stack = draw_stack((2, *[3] * depth, 2), 4, 0)
    formula = collapse_formula(depth + 1).partition(r"\mathbf{O}")[2]
    nested, collapsed = formula.partition(r"\end")[0].split(r"\\[2pt] &\enspace")

    outputs = forward(stack.X, stack.layers)

    for side in (nested, collapsed):
        value = evaluated(side.strip(" ="), stack)
        assert torch.allclose(value, outputs, rtol=0, atol=1e-12)


@pytest.mark.parametrize("num_layers", range(2, 8))
def test_the_formula_ends_with_the_last_layer_and_closes_its_brackets(num_layers: int):
    formula = collapse_formula(num_layers)

    assert formula.count(rf"\mathbf{{W}}^{{({num_layers})}}") >= 3
    assert rf"^{{({num_layers + 1})}}" not in formula
    assert formula.count("(") == formula.count(")")
    assert formula.count("{") == formula.count("}")
