"""A reader's own table as part of a link: its text, deflated, in characters of a URL.

A link carries what a picture is drawn from, to the last digit. So the table is brought
into one plain form first (`plain_table`), and that form is what is drawn, packed and
unpacked: names in the first row, tabs between cells, numbers of `DIGITS` digits.
"""

import base64
import binascii
import zlib

from core.datasets.own.cells import decode, is_number, split_cells
from core.datasets.own.table import read_table

DIGITS = 9
RESERVED = "_index"
"""A name that tables on a page keep for themselves."""
MAX_LINK = 4_000
"""Characters of a table in a link; servers take 8,000 for a whole address."""
MAX_TEXT = 40_000
"""Bytes that are unpacked from a link; more would be no table but a bomb."""


def plain_table(table: str | bytes) -> str:
    """Return a pasted or uploaded table in plain form; a plain table is returned as is.

    Raises:
        ValueError: In one sentence, as `core.datasets.own.table.read_table`.
    """
    own = read_table(table)
    rows, separator = split_cells(decode(table))
    names = [*own.dataset.titles, own.dataset.y_title]
    names = [RESERVED[1:] if name == RESERVED else name for name in names]
    if len(set(names)) < len(names):
        names = [f"column {i + 1}" for i in range(len(names))]
    cells = [row.cells for row in rows[-len(own.X) :]]
    lines = [names, *([_plain(cell, separator) for cell in row] for row in cells)]
    return "\n".join("\t".join(line) for line in lines)


def pack_table(plain: str) -> str:
    """Return a plain table in letters, digits, ``-`` and ``_``.

    Raises:
        ValueError: With the numbers, if it is too large for a link.
    """
    content = plain.encode()
    if len(content) > MAX_TEXT:
        raise ValueError(f"it has {len(content):,} bytes, at most {MAX_TEXT:,} fit")
    packed = zlib.compress(content, level=9, wbits=-zlib.MAX_WBITS)
    link = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    if len(link) > MAX_LINK:
        raise ValueError(f"it takes {len(link):,} characters, at most {MAX_LINK:,} fit")
    return link


def unpack_table(link: str) -> str:
    """Return the plain table that `pack_table` has packed.

    Raises:
        ValueError: In one sentence, if it is none or longer than a link may carry.
    """
    if len(link) > MAX_LINK:
        raise ValueError(
            f"it has {len(link):,} characters, at most {MAX_LINK:,} are read"
        )
    try:
        packed = base64.b64decode(link + "=" * (-len(link) % 4), b"-_", validate=True)
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        text = unpacker.decompress(packed, MAX_TEXT + 1)
    except (binascii.Error, ValueError, zlib.error):
        raise ValueError("it was cut off or changed on the way") from None
    if len(text) > MAX_TEXT:
        raise ValueError(f"it unpacks to more than {MAX_TEXT:,} bytes")
    if not unpacker.eof:
        raise ValueError("it was cut off on the way")
    return plain_table(text)


def _plain(cell: str, separator: str) -> str:
    if not is_number(cell, separator):
        return cell
    return f"{float(cell.replace(',', '.')):.{DIGITS}g}"
