import pytest
import torch

from core.linear_collapse.batch_norm import (
    TRANSFORMS,
    batch_norm,
    influence,
    with_other_rows,
)

Z = torch.randn(6, 4, generator=torch.Generator().manual_seed(0)).double()


def test_it_is_what_pytorch_computes_in_training():
    expected = torch.nn.functional.batch_norm(Z, None, None, training=True)

    torch.testing.assert_close(batch_norm(Z), expected)


@pytest.mark.parametrize(("row", "unit"), [(0, 3), (5, 0)])
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


def test_the_first_row_is_kept_and_only_batch_norm_moves_it_with_the_others():
    minibatches = with_other_rows(Z, 100, generator=torch.Generator().manual_seed(1))

    assert torch.equal(minibatches[:, 0], Z[0].expand(100, -1))
    assert not torch.equal(minibatches[0, 1:], minibatches[1, 1:])
    for name, transform in TRANSFORMS.items():
        first_rows = transform(minibatches)[:, 0]
        spread = first_rows.amax(0) - first_rows.amin(0)
        assert bool((spread > 0.1).all()) is (name == "batch norm"), name
        assert bool((spread == 0).all()) is (name != "batch norm"), name
