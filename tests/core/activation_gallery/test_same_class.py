import pytest
import torch

from core.activation_gallery.same_class import draw_network, identity_gap, to_tanh
from core.mlp import MLP

X = torch.linspace(-6, 6, 601, dtype=torch.float64)[:, None]


def test_a_worked_example_of_one_unit():
    one = MLP(*map(torch.tensor, ([[2.0]], [4.0], [[6.0]], [1.0])))

    assert [t.tolist() for t in to_tanh(one)] == [[[1.0]], [2.0], [[3.0]], [4.0]]


@pytest.mark.parametrize("num_hiddens", [1, 32])
def test_the_converted_network_is_the_same_function(num_hiddens: int):
    network = draw_network(num_hiddens, 1)

    there = to_tanh(network)

    gap = network.outputs(X, torch.sigmoid) - there.outputs(X, torch.tanh)
    assert gap.abs().max() < 1e-13


def test_the_identity_behind_it_holds_to_rounding():
    assert identity_gap(X) < 1e-15


def test_the_bends_of_a_drawn_network_lie_within_the_picture():
    network = draw_network(32, 0)

    places = -network.b1 / network.W1[0]
    assert places.abs().max() < 4
