import pytest
import torch

from core.linear_collapse.batch_norm import (
    EPSILON,
    TRANSFORMS,
    batch_norm,
    influence,
    with_other_rows,
)

GENERATOR = torch.Generator().manual_seed(0)
Z = torch.randn(6, 4, generator=GENERATOR).double()


def test_a_column_by_hand():
    # mean 2, deviations -1, 0, 1, variance 2/3
    column = torch.tensor([[1.0], [2.0], [3.0]], dtype=torch.float64)
    scale = (2 / 3 + EPSILON) ** 0.5

    assert batch_norm(column).flatten().tolist() == pytest.approx(
        [-1 / scale, 0, 1 / scale]
    )


def test_it_is_what_pytorch_computes_in_training():
    expected = torch.nn.functional.batch_norm(Z, None, None, training=True)

    torch.testing.assert_close(batch_norm(Z), expected)


def test_a_constant_column_becomes_zero():
    assert batch_norm(torch.full((5, 2), 3.0)).abs().max() == 0


@pytest.mark.parametrize("row", [0, 5])
@pytest.mark.parametrize("unit", [0, 3])
def test_what_each_transform_looks_at(row, unit):
    own_row = torch.arange(6) == row
    own_unit = torch.arange(4) == unit
    expected = {
        "ReLU": own_row[:, None] & own_unit,
        "softmax": own_row[:, None].expand(6, 4),
        "batch norm": own_unit.expand(6, 4),
    }

    for name, transform in TRANSFORMS.items():
        moved = influence(transform, Z, row, unit)
        assert torch.equal(moved > 1e-9, expected[name]), name


def test_an_influence_by_hand():
    # ReLU of -1: moved by up to 4 it reaches 3. ReLU of 0.5: it reaches 4.5 or 0.
    values = torch.tensor([[-1.0, 0.5]])

    assert influence(torch.relu, values, 0, 0).tolist() == [[3, 0]]
    assert influence(torch.relu, values, 0, 1).tolist() == [[0, 4]]


def test_only_batch_norm_moves_a_row_when_the_others_change():
    minibatches = with_other_rows(Z, 100, generator=torch.Generator().manual_seed(1))

    for name, transform in TRANSFORMS.items():
        first_rows = transform(minibatches)[:, 0]
        spread = first_rows.amax(0) - first_rows.amin(0)
        assert bool((spread > 0.1).all()) is (name == "batch norm"), name
        assert bool((spread == 0).all()) is (name != "batch norm"), name


def test_the_first_row_is_kept_and_the_others_are_new():
    minibatches = with_other_rows(Z, 3, generator=torch.Generator().manual_seed(1))

    assert minibatches.shape == (3, 6, 4)
    assert torch.equal(minibatches[:, 0], Z[0].expand(3, -1))
    assert not torch.equal(minibatches[0, 1:], minibatches[1, 1:])


def test_batch_norm_is_not_affine():
    other = torch.randn(6, 4, generator=GENERATOR).double()

    middle = batch_norm((Z + other) / 2)

    assert (middle - (batch_norm(Z) + batch_norm(other)) / 2).abs().max() > 0.1
