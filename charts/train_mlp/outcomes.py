"""How runs ended, as a table to take away."""

from collections.abc import Mapping, Sequence

import pandas as pd
from torch import Tensor


def outcomes_frame(rows: Mapping[str, Tensor], seeds: Sequence[int]) -> pd.DataFrame:
    """Tabulate the end of every run, columns setting, seed and value.

    Args:
        rows: Values by setting, each (seeds,).
        seeds: The seeds, in the order of the values.
    """
    return pd.concat(
        pd.DataFrame({"setting": setting, "seed": list(seeds), "value": values.numpy()})
        for setting, values in rows.items()
    )
