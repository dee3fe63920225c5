"""A place in the words of a formula, and the steps forward from it."""

from collections.abc import Callable

from core.expressions.tokens import Token
from core.expressions.tree import Node

MAX_DEPTH = 20
"""How many brackets and signs may nest."""


class Reader:
    """Steps through the words of a formula, and says where a word is missing."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.index = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        """The next word."""
        return self.tokens[self.index]

    def take(self, *texts: str) -> Token | None:
        """Step over the next word if it is one of `texts`."""
        token = self.token
        if token.kind == "end" or token.text not in texts:
            return None
        self.index += 1
        return token

    def expect(self, text: str, why: str) -> None:
        """Step over `text`, or raise a ValueError that says what it was for."""
        if not self.take(text):
            raise ValueError(f"Expected {text!r} {why}, {found(self.token)}.")

    def expect_end(self) -> None:
        """Raise a ValueError if there are more words."""
        if self.token.kind != "end":
            raise ValueError(f"The formula should end here, {found(self.token)}.")

    def nested(self, rule: Callable[[], Node]) -> Node:
        """Apply a rule one level deeper, down to `MAX_DEPTH`."""
        if self.depth == MAX_DEPTH:
            raise ValueError(
                f"Brackets and signs nest more than {MAX_DEPTH} deep at place "
                f"{self.token.place}."
            )
        self.depth += 1
        node = rule()
        self.depth -= 1
        return node


def found(token: Token) -> str:
    """Say what stands where something else was expected."""
    if token.kind == "end":
        return "but the formula ends"
    return f"but found {token.text!r} at place {token.place}"
