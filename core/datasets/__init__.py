"""The data a network is trained on: drawn, measured, typed as a rule, or the reader's.

`DATASETS` (in `registry`) maps the name in a link to a `Dataset`, and `make_dataset`
draws or reads its examples and splits them.
"""

from core.datasets.examples import Data, Scale, split
from core.datasets.registry import DATASETS, Dataset, make_dataset

__all__ = ["DATASETS", "Data", "Dataset", "Scale", "make_dataset", "split"]
