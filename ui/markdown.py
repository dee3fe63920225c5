"""Text of a reader among ours, where Markdown is read."""

import re

JOINER = "\N{WORD JOINER}"
"""Has no width. Between its parts an address is no link; a backslash does not help."""
ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
NUMBER = re.compile(r"^(\d+)\.")
SIGNS = r"\`*_{}[]()<>#+-!|$~:&"


def plain_text(sentence: str) -> str:
    """Keep what a reader typed from being read as Markdown: one line, no link."""
    sentence = ADDRESS.sub(JOINER, " ".join(sentence.split()))
    sentence = "".join(f"\\{c}" if c in SIGNS else c for c in sentence)
    return NUMBER.sub(r"\1\\.", sentence)
