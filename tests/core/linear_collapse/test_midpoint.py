import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.activations import ACTIVATIONS
from core.affine import forward
from core.linear_collapse.midpoint import along, draw_pairs, find_witness
from core.linear_collapse.stack import draw_stack


def draw(num_inputs, num_pairs=500, seed=0):
    generator = torch.Generator().manual_seed(seed)
    return draw_pairs(num_inputs, num_pairs, generator=generator)


def test_a_witness_against_the_absolute_value():
    X, Y = torch.tensor([[-1.0], [1.0]]), torch.tensor([[3.0], [2.0]])

    witness = find_witness(lambda P: torch.cat([P, P.abs()], dim=1), X, Y)

    # |(-1 + 3) / 2| = 1 against (1 + 3) / 2 = 2; between 1 and 2 there is no bend.
    assert (witness.x.item(), witness.y.item(), witness.output) == (-1, 3, 1)
    assert (witness.at_x, witness.at_y, witness.at_middle) == (1, 3, 1)
    assert (witness.mean, witness.gap, witness.bends) == (2, 1, True)


@settings(max_examples=40)
@given(
    st.lists(st.integers(1, 12), min_size=3, max_size=8).map(tuple),
    st.integers(0, 9999),
)
def test_no_pair_speaks_against_a_stack_without_activation(widths, seed):
    layers = draw_stack(widths, 1, seed).layers

    witness = find_witness(lambda X: forward(X, layers), *draw(widths[0], seed=seed))

    assert not witness.bends


@pytest.mark.parametrize("key", sorted(ACTIVATIONS))
def test_every_activation_but_the_identity_has_a_witness(key):
    layers = draw_stack((2, 3, 2), 1, 0).layers

    def network(X: torch.Tensor) -> torch.Tensor:
        return forward(X, layers, ACTIVATIONS[key].fn)

    assert find_witness(network, *draw(2)).bends is (key != "identity")


def test_inputs_lie_on_fifths_and_midpoints_on_tenths():
    X, Y = draw(12)

    assert torch.equal((5 * X).round() / 5, X)
    middles = 10 * (X + Y) / 2
    torch.testing.assert_close(middles, middles.round(), rtol=0, atol=1e-9)


def test_the_way_leads_from_x_over_the_middle_to_y():
    witness = find_witness(torch.square, *draw(1))

    values = along(torch.square, witness, 5)

    assert values[[0, 2, 4]].tolist() == pytest.approx(
        [witness.at_x, witness.at_middle, witness.at_y]
    )


def test_a_network_that_is_not_finite_is_refused():
    X, Y = torch.tensor([[1.0], [-1.0]]), torch.tensor([[2.0], [3.0]])

    with pytest.raises(ValueError, match="not finite for 1 of 2 pairs"):
        find_witness(torch.log, X, Y)
