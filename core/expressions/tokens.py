"""The words of a formula, where each stands, and the steps forward through them."""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from core.expressions.tree import Node

MAX_LENGTH = 200
"""Characters a formula may have."""
MAX_DEPTH = 20
"""How many brackets and signs may nest."""

SIGNS = {
    "^": "**",
    "−": "-",
    "·": "*",
    "×": "*",
    "÷": "/",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
}
"""Signs a reader may paste -> what they mean."""

_TOKEN = re.compile(
    r"(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z_0-9]*|[σπ])"
    r"|(?P<sign>\*\*|<=|>=|==|!=|[-+*/^()<>,|²³−·×÷≤≥≠])"
    r"|(?P<space>[ \t\r\n]+)"
)


class Token(NamedTuple):
    """A word of a formula.

    Attributes:
        kind: "number", "name", "sign" or "end".
        text: The word, a pasted sign replaced by what it means.
        place: Position of its first character, counted from 1.
    """

    kind: str
    text: str
    place: int


def tokenize(text: str) -> list[Token]:
    """Split a formula into its words; the last one is of kind "end".

    Raises:
        ValueError: If it is empty or too long, or has a character with no meaning here.
    """
    if not text.strip():
        raise ValueError("The formula is empty; write one in x, such as max(0, x).")
    if len(text) > MAX_LENGTH:
        raise ValueError(
            f"The formula has {len(text)} characters; at most {MAX_LENGTH} are read."
        )
    tokens, start = [], 0
    while start < len(text):
        match = _TOKEN.match(text, start)
        if match is None:
            raise ValueError(_unknown(text[start], start + 1))
        word = match.group()
        if match.lastgroup != "space":
            tokens.append(Token(match.lastgroup, SIGNS.get(word, word), start + 1))
        start = match.end()
    return [*tokens, Token("end", "", len(text) + 1)]


def _unknown(character: str, place: int) -> str:
    # A look-alike (Cyrillic х, fullwidth ｘ) is only told from x by its name.
    name = unicodedata.name(character, f"code {ord(character)}").lower()
    shown = f"{character!r} ({name})" if character.isprintable() else f"({name})"
    return f"The character {shown} at place {place} has no meaning in a formula."


class TokenReader:
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
