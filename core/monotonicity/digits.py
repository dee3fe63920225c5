"""The third story's images: 1,797 handwritten digits of 8 x 8 pixels.

Alpaydin and Kaynak, Optical Recognition of Handwritten Digits (UCI, CC BY 4.0). Ink
runs from 0 to 16; here it is divided by 16, so that inverting an image is 1 - x and
keeps every pixel in [0, 1].
"""

from functools import lru_cache
from typing import NamedTuple

import pandas as pd
import torch
from torch import Tensor

from core.datasets.real_data import DATA
from core.monotonicity.held_out import split_rows

SIDE = 8
MOST_INK = 16
NUM_DIGITS = 10


class Images(NamedTuple):
    """Images and what they show.

    Attributes:
        X: Ink from 0 to 1, row by row, shape (n, 64), float32.
        y: The digit, shape (n,), int64.
    """

    X: Tensor
    y: Tensor


@lru_cache(maxsize=1)
def digits() -> Images:
    """Read all 1,797 images; shared by all callers, who must not write to them."""
    table = pd.read_csv(DATA / "digits.csv.gz", dtype="uint8")
    ink = torch.tensor(table.drop(columns="digit").to_numpy(), dtype=torch.float32)
    return Images(ink / MOST_INK, torch.tensor(table["digit"].to_list()))


@lru_cache(maxsize=16)
def split_digits(seed: int) -> tuple[Images, Images]:
    """Return the images to train on, and the 30 % held out by `seed`."""
    images = digits()
    train, test = split_rows(len(images.y), seed)
    return (
        Images(images.X[train], images.y[train]),
        Images(images.X[test], images.y[test]),
    )


def invert(X: Tensor) -> Tensor:
    """Turn ink into paper and paper into ink: 1 - x for every pixel."""
    return 1 - X


def with_inverted(images: Images) -> Images:
    """Return the images followed by the same ones inverted."""
    X = torch.cat([images.X, invert(images.X)])
    return Images(X, images.y.repeat(2))
