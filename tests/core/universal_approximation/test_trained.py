import pytest
import torch

from core.mlp import MLP, random_mlp
from core.training import train
from core.universal_approximation import trained
from core.universal_approximation.constructions import build_ramps
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
    assert [found.at(rank) for rank in ("best", "median", "worst")] == [0, 7, 15]
    x = WAVE.grid(2049)
    for mlp, error, rms in zip(found.mlps, found.errors, found.rms, strict=True):
        y_hat = curve(mlp, torch.relu, x)
        assert sup_error(y_hat, torch.sin(x)) == error
        assert (y_hat - torch.sin(x)).square().mean().item() ** 0.5 == rms


def test_what_exists_is_closer_than_what_is_found_with_32_units():
    x = WAVE.grid(1025)
    exists = sup_error(curve(build_ramps(WAVE, 32), torch.relu, x), torch.sin(x))

    found = find(WAVE, 32)

    assert exists == pytest.approx(0.0048, abs=1e-4)
    assert found.errors[0] > 2 * exists
    assert found.errors[0] < 0.1


def test_the_same_seeds_find_the_same_networks():
    assert find(WAVE, 4, range(3)).errors == find(WAVE, 4, range(3)).errors


def test_sixteen_seeds_are_trained_in_one_batch(monkeypatch):
    batches = []

    def counted(X, Y, config, seeds, **callbacks):
        batches.append(tuple(seeds))
        return train(X, Y, config, seeds, **callbacks)

    monkeypatch.setattr(trained, "train", counted)

    find(WAVE, 2)

    assert batches == [tuple(range(16))]


def test_training_tells_how_far_it_is_and_ends_when_told():
    shares = []

    find(WAVE, 64, on_epoch=shares.append)

    assert shares == sorted(shares)
    assert len(shares) > 5
    assert shares[-1] == 1
    assert _told_before_the_end(lambda end: find(WAVE, 64, on_epoch=end)) == 1


def _told_before_the_end(work) -> int:
    """Count how often `work` tells how far it is if it is told to end at once."""
    shares = []

    def end(share):
        shares.append(share)
        return False

    work(end)
    assert shares[-1] < 1
    return len(shares)


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


def test_trained_errors_fall_with_width_and_the_best_is_no_worse_than_the_median():
    found = found_errors(WAVE)

    assert set(found) == {"best", "median"}
    assert len(found["best"]) == len(TRAINED_WIDTHS)
    assert all(
        best <= median
        for best, median in zip(found["best"], found["median"], strict=True)
    )
    assert found["median"][-1] < found["median"][0] / 5


def test_training_at_all_widths_tells_one_share():
    shares = []

    found_errors(WAVE, on_epoch=shares.append)

    assert shares == sorted(shares)
    assert len(shares) > 2 * len(TRAINED_WIDTHS)
    assert shares[-1] == pytest.approx(1)
