"""The measured data sets of `data/`, as tensors in their own units.

Where each comes from, and under which licence, stands in `data/README.md`.
"""

from functools import lru_cache
from pathlib import Path

import pandas as pd
import torch
from torch import Tensor

DATA = Path(__file__).parents[2] / "data"


def read_columns(file: str, *columns: str) -> tuple[Tensor, ...]:
    """Read `columns` of a file in `data/` as float32 tensors of shape (rows,)."""
    table = pd.read_csv(DATA / file)
    return tuple(
        torch.tensor(table[name].to_list(), dtype=torch.float32) for name in columns
    )


@lru_cache(maxsize=1)
def body_temperature() -> tuple[Tensor, Tensor]:
    """9,104 patients: body temperature in °C, and 1 for who died within 30 days.

    Source: the SUPPORT study (Knaus et al. 1995). Both of shape (9104,); shared by all
    callers, who must not write to them.
    """
    return read_columns("body_temperature.csv", "temperature_c", "died_within_30_days")


@lru_cache(maxsize=1)
def motorcycle_impact() -> tuple[Tensor, Tensor]:
    """133 times after an impact in ms, and the acceleration of the head in g.

    Source: Silverman 1985. Both of shape (133,); shared by all callers, who must not
    write to them.
    """
    return read_columns("motorcycle_impact.csv", "time_ms", "acceleration_g")
