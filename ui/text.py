"""Sentences with a little emphasis, as one block of HTML; a reader's text as text.

    to_html("**Both ends are dangerous.** Above 39 °C *36 %* died.")

One element of HTML for a block of text costs a browser a third of what Markdown does.
Everything else is text: no tag, link or heading comes out of what a reader typed.
"""

import re
from collections.abc import Sequence
from html import escape

JOINER = "\N{WORD JOINER}"
"""Has no width. Between its parts an address is no link; a backslash does not help."""
ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
NUMBER = re.compile(r"^(\d+)\.")
SIGNS = r"\`*_{}[]()<>#+-!|$~:&"

EMPHASIS = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"\*(?=\S)([^*]+?)(?<=\S)\*"), r"<em>\1</em>"),
)
CODE = re.compile(r"`(.+?)`")
KEPT = str.maketrans({"*": "\ue000", "`": "\ue001"})
SHOWN = str.maketrans({"\ue000": "*", "\ue001": "`"})
"""Signs that stand for themselves, on their way through `inline`."""


def to_html(text: str) -> str:
    """Write paragraphs, divided by empty lines, with **bold**, *italic* and `code`."""
    paragraphs = (inline(part) for part in text.split("\n\n") if part.strip())
    return "".join(f"<p>{part}</p>" for part in paragraphs)


def inline(text: str) -> str:
    """Write one paragraph's content; what is code or `verbatim` stays as it is."""
    text = escape(text.strip(), quote=False)
    text = CODE.sub(lambda code: f"<code>{verbatim(code[1])}</code>", text)
    for pattern, tag in EMPHASIS:
        text = pattern.sub(tag, text)
    return text.translate(SHOWN)


def verbatim(text: str) -> str:
    """Keep what a reader typed from being emphasised: x**2 + x**3."""
    return text.translate(KEPT)


def bar(share: float, number: str, name: str, kind: str = "other") -> str:
    """Draw a bar with a number in it and its name beside: a number one sees.

    Args:
        share: Of the full width, 0 to 1.
        number: Large, as text: "17 %".
        name: What it is the number of.
        kind: Of model, for the colour: "linear", "feature", "hidden",
            "third" or "other".
    """
    width = f"{100 * min(max(share, 0), 1):.1f}%"
    return (
        f'<div class="bar {kind}"><i style="width:{width}"></i>'
        f"<b>{escape(number)}</b><span>{inline(name)}</span></div>"
    )


def number_table(
    name: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    words: int = 1,
    feet: int = 0,
) -> str:
    """Write a table that scrolls between its heading and its last rows.

    Args:
        name: What it is a table of, for those who do not see it.
        columns: The heading.
        rows: A text for every column. The first column names the row and stays in
            sight, as the heading does.
        words: How many columns from the left are words; the others are numbers.
        feet: How many of the last rows stay in sight.
    """
    head = _cells('th scope="col"', columns, words)
    body, foot = rows[: len(rows) - feet], rows[len(rows) - feet :]
    return (
        f'<figure class="numbers" tabindex="0" role="region" '
        f'aria-label="{escape(name)}"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{_rows(body, words)}</tbody><tfoot>{_rows(foot, words)}</tfoot>"
        "</table></figure>"
    )


def _rows(rows: Sequence[Sequence[str]], words: int) -> str:
    return "".join(
        f'<tr><th scope="row">{escape(name)}</th>{_cells("td", texts, words - 1)}</tr>'
        for name, *texts in rows
    )


def _cells(tag: str, texts: Sequence[str], words: int) -> str:
    kinds = (' class="word"' if place < words else "" for place in range(len(texts)))
    end = tag.split()[0]
    return "".join(
        f"<{tag}{kind}>{escape(text)}</{end}>"
        for kind, text in zip(kinds, texts, strict=True)
    )


def sentence(text: str) -> str:
    """Begin with a capital and end with a full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('. ')}."


def plain_text(sentence: str) -> str:
    """Keep what a reader typed from being read as Markdown: one line, no link."""
    sentence = ADDRESS.sub(JOINER, " ".join(sentence.split()))
    sentence = "".join(f"\\{c}" if c in SIGNS else c for c in sentence)
    return NUMBER.sub(r"\1\\.", sentence)
