import pytest
import torch

from core.mlp import MLP, random_mlp
from core.universal_approximation.errors import curve, sup_error
from core.universal_approximation.smoothness import Shape
from core.universal_approximation.targets import Target, named_targets
from core.universal_approximation.trained import (
    TRAINED_WIDTHS,
    Frame,
    find,
    found_errors,
    target_frame,
    to_units,
)

WAVE = named_targets()["wave"]


def test_sixteen_networks_come_best_first():
    found = find(WAVE, 8)

    assert len(found.mlps) == 16
    assert sorted(found.seeds) == list(range(16))
    assert list(found.errors) == sorted(found.errors)
    assert found.median_error() == found.errors[7]
    x = WAVE.grid(2049)
    for mlp, error, rms in zip(found.mlps, found.errors, found.rms, strict=True):
        y_hat = curve(mlp, torch.relu, x)
        assert sup_error(y_hat, torch.sin(x)) == error
        assert (y_hat - torch.sin(x)).square().mean().item() ** 0.5 == rms


def test_a_frame_folds_into_the_weights():
    mlp = random_mlp(1, 5, generator=torch.Generator().manual_seed(0))
    x = torch.tensor([[1.0], [2.0], [7.0]], dtype=torch.float64)

    moved = to_units(mlp, Frame(x_mean=3, x_scale=2, y_mean=10, y_scale=5))

    plain = MLP(*(parameter.double() for parameter in mlp))
    expected = 10 + 5 * plain.outputs((x - 3) / 2, torch.relu)
    torch.testing.assert_close(moved.outputs(x, torch.relu), expected)


def test_a_constant_target_is_found_and_does_not_divide_by_zero():
    flat = Target("flat", 0, 1, lambda x: torch.full_like(x, 7.0), Shape(0, 0, 0))
    x = flat.grid(9)

    assert target_frame(x, flat(x)).y_scale == 1
    assert find(flat, 3).errors[0] < 0.1


def test_trained_errors_fall_with_width_and_tell_how_far_they_are():
    shares = []

    found = found_errors(WAVE, on_epoch=shares.append)

    for best, median in zip(found["best"], found["median"], strict=True):
        assert best <= median
    assert len(found["best"]) == len(TRAINED_WIDTHS)
    assert found["median"][-1] < found["median"][0] / 5
    assert shares == sorted(shares)
    assert len(shares) > 2 * len(TRAINED_WIDTHS)
    assert shares[-1] == pytest.approx(1)


def test_training_ends_when_told():
    told = []

    find(WAVE, 64, on_epoch=lambda share: bool(told.append(share)))

    assert len(told) == 1
    assert told[0] < 1
