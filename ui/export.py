"""Tables to take away, safe to open in a spreadsheet."""

import re
from collections.abc import Callable

import pandas as pd
import streamlit as st

FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins with one of these is a formula to a spreadsheet."""
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


def offer_csv(tabulate: Callable[[], pd.DataFrame], name: str) -> None:
    """Offer a table, built where it is asked for, as the file `name`.csv."""
    st.download_button(
        "Download as CSV",
        lambda: csv_text(tabulate()),
        f"{name}.csv",
        "text/csv",
        key=f"{name}_csv",
        icon=":material/download:",
        on_click="ignore",
    )


def csv_text(frame: pd.DataFrame) -> str:
    """Return a table as CSV in which no text is taken for a formula.

    A text that begins like one gets an apostrophe in front; numbers stay as they are,
    also those written as texts to keep their digits ("-0.50").
    See OWASP, "CSV Injection".
    """
    texts = frame.select_dtypes(exclude=["number", "bool"])
    safe = frame.assign(**{name: texts[name].map(_as_text) for name in texts})
    return safe.rename(columns=_as_text).to_csv(index=False)


def _as_text(cell: object) -> object:
    is_marked = isinstance(cell, str) and cell.startswith(FORMULA_MARKS)
    return f"'{cell}" if is_marked and not NUMBER.fullmatch(cell) else cell
