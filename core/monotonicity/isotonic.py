"""The best monotone curve of any shape: isotonic regression.

Among all non-decreasing curves the likeliest one is found by pooling adjacent
violators: whenever a rate is below the rate to its left, both become their common mean
(Ayer, Brunk, Ewing, Reid and Silverman, "An empirical distribution function for
sampling with incomplete information", 1955). It minimises squared error and log-loss
at once (Barlow, Bartholomew, Bremner and Brunk 1972), so no rising model, with however
many parameters, can have a lower log-loss on the same data.
"""

import torch
from torch import Tensor

from core.monotonicity.grouped_counts import Tally
from core.monotonicity.one_feature import Model


def isotonic(rates: Tensor, weights: Tensor) -> Tensor:
    """Return the non-decreasing values closest to `rates`, shape (n,).

    Args:
        rates: Values in order of the feature, shape (n,).
        weights: Positive weight of each, shape (n,).
    """
    # Each block: mean, weight, number of values pooled into it.
    blocks: list[tuple[float, float, int]] = []
    for rate, weight in zip(rates.tolist(), weights.tolist(), strict=True):
        block = (rate, weight, 1)
        while blocks and blocks[-1][0] >= block[0]:
            block = _pool(blocks.pop(), block)
        blocks.append(block)
    means = torch.tensor([mean for mean, _, _ in blocks], dtype=rates.dtype)
    return means.repeat_interleave(torch.tensor([size for _, _, size in blocks]))


def fit_monotone(data: Tally, *, rising: bool = True) -> Model:
    """Return the best rising (or falling) curve through the outcomes.

    Between recorded values it keeps the value to the left, outside them the nearest.
    """
    sign = 1 if rising else -1
    fitted = sign * isotonic(sign * data.rate, data.trials)

    def model(x: Tensor) -> Tensor:
        place = torch.searchsorted(data.value, x.to(data.value), right=True) - 1
        return fitted[place.clamp(min=0)]

    return model


def _pool(
    left: tuple[float, float, int], right: tuple[float, float, int]
) -> tuple[float, float, int]:
    weight = left[1] + right[1]
    mean = (left[0] * left[1] + right[0] * right[1]) / weight
    return mean, weight, left[2] + right[2]
