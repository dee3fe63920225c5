"""The cells of a pasted or uploaded table, and a sentence for everything wrong with it.

Row and column stand in the sentence as they stand in the table, counted from 1.
"""

import csv
import re
from typing import NamedTuple

MAX_BYTES = 200_000
MAX_NAME = 40
LARGEST = 1e9

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
NAME = re.compile(r"[\w .,:;%°/()+*²³_-]+")
SEPARATORS = "\t", ";", ","


class Row(NamedTuple):
    """A row that is not empty, with its number in the text, from 1."""

    number: int
    cells: list[str]


def decode(table: str | bytes) -> str:
    """Return the text of a table, or say why it is none.

    Raises:
        ValueError: If it is too long, not UTF-8, or holds control characters.
    """
    size = len(table if isinstance(table, bytes) else table.encode(errors="replace"))
    if size > MAX_BYTES:
        raise ValueError(
            f"the table has {size:,} bytes, at most {MAX_BYTES:,} are read"
        )
    if isinstance(table, bytes):
        try:
            table = table.decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            raise ValueError(
                f"the file is not text in UTF-8: byte {fault.start + 1} is none"
            ) from None
    control = re.search(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", _unix(table))
    if control:
        row = _unix(table)[: control.start()].count("\n") + 1
        raise ValueError(
            f"row {row} holds the control character {ord(control.group()):#04x}: this "
            "is not a table of text"
        )
    return _unix(table).removeprefix("\ufeff")


def split_cells(text: str) -> tuple[list[Row], str]:
    """Cut a text into rows of cells, and return the separator that was used.

    Raises:
        ValueError: If no row holds anything, or a quotation mark is never closed.
    """
    lines = text.split("\n")
    first = next((line for line in lines if line.strip(" \t;,")), "")
    separator = next((mark for mark in SEPARATORS if mark in first), ",")
    reader = csv.reader(lines, delimiter=separator, strict=True)
    rows = []
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                rows.append(Row(reader.line_num, stripped))
    except csv.Error as fault:
        raise ValueError(
            f"row {reader.line_num} is not a row of cells: {fault}"
        ) from None
    if not rows:
        raise ValueError("the table is empty: paste two or three columns")
    return rows, separator


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _plain(cell: str, separator: str) -> str:
    return cell if separator == "," else cell.replace(",", ".")


def is_number(cell: str, separator: str) -> bool:
    """Say whether a cell is meant as a number, be it one that will be refused."""
    word = cell.lower().lstrip("+-")
    plain = _plain(cell, separator)
    return bool(NUMBER.fullmatch(plain)) or word in ("nan", "inf", "infinity")


def read_number(row: Row, column: int, separator: str) -> float:
    """Return the number in a cell.

    Raises:
        ValueError: If there is none, or it is not finite or beyond ±`LARGEST`.
    """
    cell = row.cells[column]
    where = f"row {row.number}, column {column + 1}"
    if not cell:
        raise ValueError(f"{where} is empty, a number is needed")
    plain = _plain(cell, separator)
    if not NUMBER.fullmatch(plain):
        raise ValueError(f"{where} holds {_quoted(cell)}, a finite number is needed")
    value = float(plain)
    if abs(value) > LARGEST:
        raise ValueError(f"{where} holds {_quoted(cell)}, beyond ±{LARGEST:,.0f}")
    return value


def read_label(row: Row, column: int, separator: str) -> str:
    """Return what a class is called; 0, 0.0 and +0 are one name.

    Raises:
        ValueError: As `read_name`.
    """
    name = read_name(row, column)
    if not NUMBER.fullmatch(_plain(name, separator)):
        return name
    return repr(float(_plain(name, separator)) + 0.0).removesuffix(".0")


def read_name(row: Row, column: int) -> str:
    """Return a label or a column's name.

    Raises:
        ValueError: If there is none, or none that may stand in a chart.
    """
    cell, where = row.cells[column], f"row {row.number}, column {column + 1}"
    if not cell:
        raise ValueError(f"{where} is empty, a name is needed")
    if len(cell) > MAX_NAME:
        raise ValueError(f"{where} has {len(cell)} characters, at most {MAX_NAME} fit")
    if not NAME.fullmatch(cell):
        raise ValueError(
            f"{where} holds {_quoted(cell)}: a name is made of letters, digits and "
            "simple punctuation"
        )
    return cell


def _quoted(cell: str) -> str:
    """Return what a cell holds, safe and short enough for a sentence."""
    safe = re.sub(r"[^\w .,:;%°/()+*²³_-]", "?", cell)
    return f"“{safe if len(safe) <= MAX_NAME else safe[:MAX_NAME] + '…'}”"
