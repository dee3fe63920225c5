"""A formula's tree as LaTeX, so that a reader sees how it was understood."""

import math

from core.expressions.functions import FUNCTIONS
from core.expressions.tree import Apply, Node, Number, Variable, Where

OR, AND, RELATION, CASES, SUM, PRODUCT, SIGNED, POWER, ATOM = range(9)
"""How tightly a piece holds together; a loose one in a tight place gets brackets."""

_RELATIONS = {"<": "<", "<=": r"\le", ">": ">", ">=": r"\ge", "==": "=", "!=": r"\ne"}
# Name -> sign; how tightly the whole holds together, and its sides must.
_INFIX = {name: (sign, RELATION, SUM, SUM) for name, sign in _RELATIONS.items()} | {
    "+": ("+", SUM, SUM, PRODUCT),
    "-": ("-", SUM, SUM, PRODUCT),
    "*": (r"\cdot", PRODUCT, PRODUCT, SIGNED),
}
_WORDS = {"or": (r"\text{ or }", OR), "and": (r"\text{ and }", AND)}
_SYMBOLS = {math.pi: r"\pi", math.e: "e"}


def typeset(node: Node) -> str:
    """Return the formula in LaTeX."""
    return _piece(node)[0]


def _piece(node: Node) -> tuple[str, int]:
    match node:
        case Number():
            return _number(node.value)
        case Variable():
            name, index = node.name[0], node.name[1:]
            return (f"{name}_{{{index}}}" if index else name), ATOM
        case Where():
            return _cases(node), CASES
        case Apply(name="neg"):
            return f"-{_at_least(SIGNED, node.arguments[0])}", SIGNED
        case Apply(name="**"):
            base = _at_least(ATOM, node.arguments[0])
            return f"{base}^{{{typeset(node.arguments[1])}}}", POWER
        case Apply(name="/"):
            over, under = map(typeset, node.arguments)
            return rf"\frac{{{over}}}{{{under}}}", PRODUCT
        case Apply() if node.name in _INFIX:
            sign, own, left, right = _INFIX[node.name]
            first, second = node.arguments
            return f"{_at_least(left, first)} {sign} {_at_least(right, second)}", own
        case Apply() if node.name in _WORDS:
            word, strength = _WORDS[node.name]
            return word.join(_at_least(strength, p) for p in node.arguments), strength
        case _:
            return _call(node)


def _at_least(strength: int, node: Node) -> str:
    latex, own = _piece(node)
    return latex if own >= strength else rf"\left({latex}\right)"


def _number(value: float) -> tuple[str, int]:
    if value in _SYMBOLS:
        return _SYMBOLS[value], ATOM
    digits, _, exponent = f"{value:.6g}".partition("e")
    if digits == "inf":
        return r"\infty", ATOM
    if exponent:
        return rf"{digits} \cdot 10^{{{int(exponent)}}}", PRODUCT
    return digits, ATOM


def _cases(node: Where) -> str:
    condition, if_true, if_false = map(
        typeset, (node.condition, node.if_true, node.if_false)
    )
    return (
        rf"\begin{{cases}} {if_true} & {condition} \\ {if_false} & \text{{else}} "
        r"\end{cases}"
    )


def _call(node: Apply) -> tuple[str, int]:
    arguments = [typeset(argument) for argument in node.arguments]
    template = FUNCTIONS[node.name].latex
    if not template:
        template = rf"\operatorname{{{node.name}}}({{all}})".replace(
            f"{{{node.name}}}", f"{{{{{node.name}}}}}"
        )
    # e^{x} has an exponent of its own, and TeX takes no second one.
    strength = POWER if "^" in template else ATOM
    return template.format(*arguments, all=", ".join(arguments)), strength
