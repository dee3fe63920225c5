"""A link as a picture, for the telephones of a class."""

from functools import lru_cache
from html import escape

import segno

MOST_MODULES = 81
"""Along a side: with more of them a telephone at the back reads none."""


@lru_cache(maxsize=64)
def qr(link: str) -> str:
    """Draw the QR code of a link, dark on light in every theme; of a long one none."""
    try:
        code = segno.make(link, error="m", micro=False)
    except segno.DataOverflowError:
        return ""
    if code.symbol_size(border=0)[0] > MOST_MODULES:
        return ""
    svg = code.svg_data_uri(omitsize=True, dark="#000", light="#fff", border=3)
    return f'<img alt="QR code of {escape(link)}" src="{escape(svg)}">'
