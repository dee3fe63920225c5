import math

import pytest
import torch

from core.datasets.choice import DataChoice
from core.mlp import MLP, random_mlp
from core.train_mlp.fence import (
    BestStart,
    best_starts,
    fewest_enough,
    fewest_to_fence,
    is_fenced,
    without_unit,
)
from core.training.config import TrainingConfig

THIRDS = [2 * math.pi * k / 3 for k in range(3)]
TRIANGLE = MLP(
    torch.tensor([[math.cos(a) for a in THIRDS], [math.sin(a) for a in THIRDS]]),
    torch.full((3,), -1.0),
    torch.full((3, 1), -1.0),
    torch.tensor([0.5]),
)
"""Positive within 1.5 of the middle, along each of three directions."""


def test_three_units_fence_in_a_triangle():
    assert fewest_to_fence(2) == 3
    assert is_fenced(TRIANGLE)
    assert TRIANGLE.outputs(torch.zeros(1, 2), torch.relu).item() > 0


@pytest.mark.parametrize("unit", [0, 1, 2])
def test_without_one_of_them_the_fence_opens_on_its_side(unit):
    opened = without_unit(TRIANGLE, unit)
    away = 50 * TRIANGLE.W1[:, unit][None]

    assert not is_fenced(opened)
    assert opened.outputs(away, torch.relu).item() > 0
    assert TRIANGLE.outputs(away, torch.relu).item() < 0


def test_no_two_units_fence_in_anything():
    generator = torch.Generator().manual_seed(0)
    seen = 0
    for _ in range(200):
        mlp = random_mlp(2, 2, scale=4.0, generator=generator)
        places = torch.randn(500, 2, generator=generator) * 3
        if (mlp.outputs(places, torch.relu) > 0).any():
            assert not is_fenced(mlp)
            seen += 1
    assert seen > 100


CIRCLES = DataChoice("circles", 300)


def test_a_ring_takes_three_relu_units_by_runs_as_by_reason():
    starts = best_starts(CIRCLES, TrainingConfig(lr=0.2))

    assert [start.num_hiddens for start in starts] == [1, 2, 3, 4]
    assert starts[1].accuracy < 0.95
    assert fewest_enough(starts) == fewest_to_fence(2) == 3


def test_the_smallest_width_that_is_enough_counts_not_the_best():
    starts = [BestStart(1, 0, 0.7), BestStart(3, 2, 0.99), BestStart(4, 1, 1.0)]

    assert fewest_enough(starts) == 3
    assert fewest_enough(starts[:1]) is None
