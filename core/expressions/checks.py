"""What a rule of the grammar asks for, and what it says if it gets something else."""

import difflib

from core.expressions.functions import CONSTANTS, FUNCTIONS
from core.expressions.tokens import Token
from core.expressions.tree import Node

LONGEST_NAME = 24


def number(node: Node, at: Token) -> Node:
    """Return `node` if it is a number.

    Raises:
        ValueError: If it is a condition; the sentence names the word `at` hand.
    """
    if node.is_condition:
        raise ValueError(
            f"{at.text!r} at place {at.place} needs a number, not a condition."
        )
    return node


def condition(node: Node, at: Token) -> Node:
    """Return `node` if it is a condition.

    Raises:
        ValueError: If it is a number; the sentence names the word `at` hand.
    """
    if not node.is_condition:
        raise ValueError(
            f"{at.text!r} at place {at.place} needs a condition, such as x > 0."
        )
    return node


def check_count(token: Token, given: int, wanted: int | None) -> None:
    """Hold a function to its number of arguments; None is two or more.

    Raises:
        ValueError: If it is given another number; the sentence has both.
    """
    if wanted is None and given < 2:
        raise ValueError(
            f"{token.text} at place {token.place} takes two or more arguments, not 1."
        )
    if wanted is not None and given != wanted:
        raise ValueError(
            f"{token.text} at place {token.place} takes {wanted} "
            f"argument{'s' if wanted > 1 else ''}, not {given}."
        )


def unknown_name(token: Token, variables: tuple[str, ...]) -> str:
    """Say that a name is unknown, and which one may have been meant."""
    known = [*variables, *CONSTANTS, *FUNCTIONS, "where"]
    near = difflib.get_close_matches(token.text, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"try {variables[0]}."
    long = len(token.text) > LONGEST_NAME
    name = f"{token.text[:LONGEST_NAME]}…" if long else token.text
    return f"{name!r} at place {token.place} is not a known name; {hint}"
