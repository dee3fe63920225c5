import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.affine import random_affine, to_dtype
from core.linear_collapse.least_squares import affine_misfit, fit_affine

SIZES = st.integers(1, 12)


def test_the_best_line_of_a_worked_example():
    X = torch.tensor([[0.0], [1.0], [2.0]])
    O = torch.tensor([[0.0], [0.0], [3.0]])

    line = fit_affine(X, O)

    # slope Σ(x-1)(y-1) / Σ(x-1)² = (1 + 0 + 2) / 2, through the means (1, 1)
    assert line.W.item() == pytest.approx(1.5)
    assert line.b.item() == pytest.approx(1 - 1.5)
    # residuals 0.5, -1, 0.5 against deviations -1, -1, 2
    assert affine_misfit(X, O).item() == pytest.approx(1.5 / 6)


@settings(max_examples=40)
@given(SIZES, SIZES, st.integers(0, 999))
def test_an_affine_layer_is_found_again(num_inputs, num_outputs, seed):
    generator = torch.Generator().manual_seed(seed)
    layer = random_affine(num_inputs, num_outputs, generator=generator)
    (layer,) = to_dtype([layer], torch.float64)
    X = torch.randn(64, num_inputs, generator=generator).double()

    found = fit_affine(X, layer(X))

    torch.testing.assert_close(found, layer, rtol=0, atol=1e-12)
    assert affine_misfit(X, layer(X)) < 1e-25


def test_several_outputs_are_fitted_at_once_as_if_alone():
    generator = torch.Generator().manual_seed(0)
    X = torch.randn(32, 3, generator=generator).double()
    O = torch.randn(5, 32, 2, generator=generator).double()

    together = affine_misfit(X, O)

    alone = torch.stack([affine_misfit(X, o) for o in O])
    torch.testing.assert_close(together, alone)


@pytest.mark.parametrize("value", [0.0, 0.1, 1e6])
def test_a_constant_is_affine(value):
    X = torch.randn(100, 2, generator=torch.Generator().manual_seed(0))

    assert affine_misfit(X, torch.full((100, 1), value)) == 0
