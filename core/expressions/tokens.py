"""The words of a formula: numbers, names, operators, and where each stands."""

import re
import unicodedata
from typing import NamedTuple

MAX_LENGTH = 200
"""Characters a formula may have."""

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
