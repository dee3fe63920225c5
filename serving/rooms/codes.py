"""The codes of rooms, and the secrets of those who are in them."""

import secrets
from hashlib import sha256

LETTERS = "BCDFGHJKMNPRSTWXYZ"
"""No vowels, so that no code is a word; none of I and L, O and Q, U and V."""
LENGTH = 6
SECRET = 32
"""Hexadecimal digits."""


def new_code() -> str:
    """Draw a code for a room."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def new_secret() -> str:
    """Draw what only one browser knows."""
    return secrets.token_hex(SECRET // 2)


def read_code(text: object) -> str | None:
    """Read a code as somebody may have typed it, None if it is none."""
    code = "".join(text.upper().split()) if isinstance(text, str) else ""
    return code if len(code) == LENGTH and set(code) <= set(LETTERS) else None


def read_secret(told: object) -> str:
    """Read a secret that a browser told; empty if it is none."""
    is_one = isinstance(told, str) and len(told) == SECRET
    return told if is_one and set(told) <= set("0123456789abcdef") else ""


def hashed(secret: str, code: str) -> str:
    """Hash a secret; the same one is another in every room."""
    return sha256(f"{code} {secret}".encode()).hexdigest()
