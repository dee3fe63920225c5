"""Formulas evaluated for the tests."""

import torch

from core.expressions import parse

X = torch.tensor([-2.0, -0.5, 0.5, 3.0], dtype=torch.float64)


SLOWEST = 0.1


def values(text: str) -> list[float]:
    return parse(text)(X).tolist()
