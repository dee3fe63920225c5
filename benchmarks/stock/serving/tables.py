"""Stands for `serving/tables.py` in the stock variant: built anew in every run."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pyarrow as pa


def table(build: Callable[..., pd.DataFrame], *args: Any, **kwargs: Any) -> Any:
    """Return what `build` makes of the arguments."""
    return build(*args, **kwargs)


def arrow_table(frame: pd.DataFrame) -> pa.Table:
    """Convert a table, for screens that add a column to it."""
    return pa.Table.from_pandas(frame, preserve_index=False)
