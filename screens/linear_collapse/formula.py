"""The collapse as a formula: of any number of layers, on a phone too."""

from collections.abc import Sequence

W, B = r"\mathbf{W}", r"\mathbf{b}"


def collapse_formula(num_layers: int) -> str:
    """Return the stack, and the one layer it is; of more than three layers with dots.

    Args:
        num_layers: Affine layers of the stack, at least 2.
    """
    weights, biases = [
        [rf"{symbol}^{{({k})}}" for k in range(1, num_layers + 1)] for symbol in (W, B)
    ]
    carried = [bias + _product(weights[k:]) for k, bias in enumerate(biases, 1)]
    if num_layers > 3:
        carried[1:-2] = [r"\cdots"]
    # On a phone a sum of more than two layers' biases needs a line of its own.
    wrap = r"\\ &\qquad " if num_layers > 2 else ""
    return aligned(
        r"\mathbf{O}",
        _nested(weights, biases),
        rf"\mathbf{{X}}\,\underbrace{{{_product(weights)}}}_{{{W}}} {wrap}+ "
        rf"\underbrace{{{' + '.join(carried)}}}_{{{B}}}",
    )


def _nested(weights: Sequence[str], biases: Sequence[str]) -> str:
    """Write the layers one inside the other."""
    stack = rf"\mathbf{{X}}{weights[0]} + {biases[0]}"
    if len(weights) > 3:
        inside = rf"({stack}){weights[1]} + \cdots"
        return rf"\bigl({inside}\bigr){weights[-1]} + {biases[-1]}"
    for weight, bias in zip(weights[1:], biases[1:], strict=True):
        stack = rf"({stack}){weight} + {bias}"
    return stack


def _product(weights: Sequence[str]) -> str:
    if len(weights) > 3:
        weights = [weights[0], r"\cdots", weights[-1]]
    return "".join(weights)


def aligned(left: str, *lines: str, last_is_exact: bool = True) -> str:
    """Set `left` equal to `lines`, one below the other, so that a phone shows them."""
    relations = ["="] * (len(lines) - 1) + ["=" if last_is_exact else r"\approx"]
    body = r" \\[2pt] &\enspace ".join(
        f"{relation} {line}" for relation, line in zip(relations, lines, strict=True)
    )
    return rf"\small \begin{{aligned}} &{left} {body} \end{{aligned}}"
