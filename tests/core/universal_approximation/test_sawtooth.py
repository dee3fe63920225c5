import pytest
import torch

from core.universal_approximation.errors import curve, sup_error
from core.universal_approximation.pieces import deep_pieces, max_pieces, pieces
from core.universal_approximation.sawtooth import (
    UNITS_PER_TENT,
    run_layers,
    sawtooth,
    shallow_sawtooth,
    tent_stack,
)

TENTS = (1, 2, 3, 8)
X = torch.linspace(0, 1, 1025, dtype=torch.float64)


def test_two_tents_by_hand():
    x = torch.tensor([0, 1 / 8, 1 / 4, 1 / 2, 3 / 4])

    assert sawtooth(x, 2).tolist() == [0, 0.5, 1, 0, 1]


@pytest.mark.parametrize("num_tents", TENTS)
def test_a_stack_of_tents_is_the_sawtooth_with_2_to_the_k_pieces(num_tents):
    stack = tent_stack(num_tents)

    assert sum(layer.W.shape[1] for layer in stack[:-1]) == UNITS_PER_TENT * num_tents
    assert len(deep_pieces(stack, 0, 1)) == 2**num_tents
    on_the_line = 2**num_tents + 2 if num_tents > 1 else 3
    assert len(deep_pieces(stack, -9, 9)) == on_the_line
    assert sup_error(run_layers(stack, X), sawtooth(X, num_tents)) == 0


@pytest.mark.parametrize("num_tents", TENTS)
def test_a_shallow_network_has_the_same_units_and_a_piece_left_of_0(num_tents):
    mlp = shallow_sawtooth(num_tents)
    num_hiddens = mlp.W1.shape[1]

    assert num_hiddens == UNITS_PER_TENT * num_tents
    assert len(pieces(mlp, 0, 1)) == num_hiddens
    assert len(pieces(mlp, -1, 1)) == max_pieces(num_hiddens)
    error = sup_error(curve(mlp, torch.relu, X), sawtooth(X, num_tents))
    assert error == pytest.approx(0 if num_tents < 3 else 0.5, abs=1e-9)


def test_the_shallow_network_is_exact_on_the_first_teeth():
    first = X[X <= 6 / 32]

    y_hat = curve(shallow_sawtooth(5), torch.relu, first)

    torch.testing.assert_close(y_hat, sawtooth(first, 5), rtol=0, atol=1e-12)
