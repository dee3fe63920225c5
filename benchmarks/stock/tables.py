"""Stands for `ui/tables.py` in the stock variant: every table is built in every run."""

from collections.abc import Callable
from typing import Any

import pandas as pd


def table(build: Callable[..., pd.DataFrame], *args: Any, **kwargs: Any) -> Any:
    """Return what `build` makes of the arguments."""
    return build(*args, **kwargs)
