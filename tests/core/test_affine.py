import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.affine import (
    Affine,
    collapse,
    forward,
    random_affine,
    random_stack,
    to_dtype,
)


def test_mismatched_layers_are_refused():
    two_units = Affine(torch.zeros(1, 2), torch.zeros(2))
    three_inputs = Affine(torch.zeros(3, 1), torch.zeros(1))

    with pytest.raises(ValueError, match="2 units, the next expects 3"):
        collapse(two_units, three_inputs)


def test_an_empty_stack_is_refused():
    with pytest.raises(ValueError, match="0 layers"):
        collapse()


def test_a_stack_of_two_layers_by_hand():
    first = Affine(torch.tensor([[1.0, -1.0]]), torch.tensor([0.0, 2.0]))
    second = Affine(torch.tensor([[-2.0], [3.0]]), torch.tensor([1.0]))
    X = torch.tensor([[4.0]])

    # H = (4, -4 + 2) = (4, -2); O = -8 - 6 + 1 = -13; with ReLU O = -8 + 0 + 1 = -7
    assert forward(X, (first, second)).item() == -13
    assert forward(X, (first, second), torch.relu).item() == -7


@settings(max_examples=40)
@given(st.lists(st.integers(1, 12), min_size=2, max_size=8), st.integers(0, 999))
def test_the_stack_and_its_collapse_agree_at_every_size_and_seed(widths, seed):
    generator = torch.Generator().manual_seed(seed)
    layers = to_dtype(random_stack(tuple(widths), generator=generator), torch.float64)
    X = torch.randn(5, widths[0], generator=generator).double()

    torch.testing.assert_close(
        collapse(*layers)(X), forward(X, layers), rtol=1e-12, atol=1e-12
    )


def test_outputs_keep_the_scale_of_the_inputs():
    generator = torch.Generator().manual_seed(0)
    layer = random_affine(400, 300, generator=generator)

    assert (layer.W.std() * 400**0.5).item() == pytest.approx(1, abs=0.01)
    assert layer.b.std().item() == pytest.approx(1, abs=0.1)
