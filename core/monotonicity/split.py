"""A random split into training and held-out examples, drawn from a seed."""

from typing import NamedTuple

import torch
from torch import Tensor

HELD_OUT_SHARE = 0.3


class Split(NamedTuple):
    """Row numbers of the two parts, shapes (n_train,) and (n_held_out,)."""

    train: Tensor
    held_out: Tensor


def split_rows(num_rows: int, seed: int) -> Split:
    """Hold out 30 % of the rows, rounded up, at random; the same ones for a seed.

    Raises:
        ValueError: If a part would be empty.
    """
    num_train = int((1 - HELD_OUT_SHARE) * num_rows)
    if num_train < 1:
        raise ValueError(f"{num_rows} rows cannot be split in two")
    generator = torch.Generator().manual_seed(seed)
    shuffled = torch.randperm(num_rows, generator=generator)
    return Split(shuffled[:num_train], shuffled[num_train:])
