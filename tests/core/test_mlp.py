import pytest
import torch
from torch import nn

from core.mlp import random_mlp, readable_mlp


def test_random_weights_keep_within_the_bounds_of_nn_linear():
    mlp = random_mlp(4, 500, generator=torch.Generator().manual_seed(0))
    layer = nn.Linear(4, 500)

    assert mlp.W1.shape == layer.weight.T.shape
    assert mlp.b1.shape == layer.bias.shape
    for part, bound in zip(mlp, (4**-0.5, 4**-0.5, 500**-0.5), strict=False):
        assert part.abs().max().item() <= bound
        assert part.std().item() == pytest.approx(bound / 3**0.5, rel=0.1)


def test_the_scale_multiplies_the_same_draws():
    def draw(scale):
        generator = torch.Generator().manual_seed(1)
        mlp = random_mlp(2, 3, scale=scale, generator=generator)
        return mlp, torch.rand(1, generator=generator)

    (one, after_one), (two, after_two), (zero, after_zero) = map(draw, (1.0, 2.0, 0.0))

    for small, large, nothing in zip(one, two, zero, strict=True):
        assert torch.allclose(2 * small, large)
        assert (nothing == 0).all()
    assert after_one == after_two == after_zero


def test_dice_are_whole_and_the_others_hundredths():
    rolled, drawn = (readable_mlp(weights, 1, 200, 0) for weights in ("dice", "random"))

    assert [part.shape for part in rolled] == [(1, 200), (200,), (200, 1), (1,)]
    assert set(rolled.W1.flatten().tolist()) == set(range(-4, 5))
    assert (100 * drawn.W1).round().tolist() == (100 * drawn.W1).round(
        decimals=6
    ).tolist()
    assert drawn.W1.std() == pytest.approx(1, abs=0.15)
