import torch

from core.activations import find
from tests.core.activations.trials import ALL, trial_settings

ROUNDING = {"celu": 1e-7, "hardsigmoid": 1e-8}
"""Of PyTorch's 1/α and 1/6, which are float32 numbers."""


def by_autograd(fn, x: torch.Tensor) -> torch.Tensor:
    z = x.clone().requires_grad_()
    y = fn(z)
    if not y.requires_grad:
        return torch.zeros_like(x)
    return torch.autograd.grad(y.sum(), z)[0]


@ALL
def test_slopes_agree_with_autograd_everywhere_even_at_the_kinks(activation):
    for settings in trial_settings(activation):
        kinks = torch.tensor(activation.kinks(**settings), dtype=torch.float64)
        x = torch.cat([torch.linspace(-20, 20, 4001, dtype=torch.float64), kinks])

        expected = by_autograd(lambda z, s=settings: activation.fn(z, **s), x)
        worst = (activation.derivative(x, **settings) - expected).abs().max()

        assert worst <= ROUNDING.get(activation.key, 1e-11), settings


def test_a_formulas_slope_is_taken_by_autograd_even_inside_inference_mode():
    with torch.inference_mode():
        slope = find("x^3").derivative(torch.tensor(2.0))

    assert slope.item() == 12


def test_a_constant_formula_has_slope_zero():
    assert find("9**9**9**9").derivative(torch.ones(2)).tolist() == [0, 0]
