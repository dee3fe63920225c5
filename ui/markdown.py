"""Text of a reader among ours, where Markdown is read."""


def plain_text(sentence: str) -> str:
    """Keep what a reader typed from being read as Markdown."""
    return "".join(f"\\{c}" if c in r"\`*_{}[]()<>#+-!|$~:" else c for c in sentence)
