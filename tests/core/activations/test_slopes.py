import math
from collections.abc import Callable
from functools import partial

import pytest
import torch
from mpmath import mpf

from core.activations import ACTIVATIONS, Activation, find
from tests.core.activations.activation_reference import REFERENCE, central_difference
from tests.core.activations.trials import (
    ALL,
    grid_without_kinks,
    tolerance,
    trial_settings,
)


def exactly(activation: Activation, settings: dict) -> Callable:
    """The reference with its parameters set, for mpmath's numbers."""
    parameters = {name: mpf(value) for name, value in settings.items()}
    return partial(REFERENCE[activation.key], **parameters)


def by_autograd(fn, x: torch.Tensor) -> torch.Tensor:
    z = x.clone().requires_grad_()
    y = fn(z)
    if not y.requires_grad:
        return torch.zeros_like(x)
    return torch.autograd.grad(y.sum(), z)[0]


@ALL
def test_slopes_agree_with_a_30_digit_reference(activation: Activation):
    for settings in trial_settings(activation):
        x = grid_without_kinks(activation, settings)
        exact = exactly(activation, settings)
        reference = [float(central_difference(exact, mpf(v))) for v in x.tolist()]
        slopes = activation.derivative(x, **settings)

        assert (slopes - x.new_tensor(reference)).abs().max() <= tolerance(activation)


@ALL
def test_slopes_agree_with_autograd_everywhere_even_at_the_kinks(activation):
    for settings in trial_settings(activation):
        kinks = torch.tensor(activation.kinks(**settings), dtype=torch.float64)
        x = torch.cat([torch.linspace(-20, 20, 4001, dtype=torch.float64), kinks])

        expected = by_autograd(lambda z, s=settings: activation.fn(z, **s), x)
        worst = (activation.derivative(x, **settings) - expected).abs().max()

        # Autograd takes celu's 1/α in float32.
        allowed = 1e-7 if activation.key == "celu" else tolerance(activation)
        assert worst <= max(allowed, 1e-11), settings


@ALL
def test_slopes_agree_with_finite_differences(activation: Activation):
    x = grid_without_kinks(activation, activation.defaults)
    h = 1e-5

    chords = (activation.fn(x + h) - activation.fn(x - h)) / (2 * h)

    torch.testing.assert_close(activation.derivative(x), chords, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize(
    ("key", "x", "settings", "slope"),
    [
        ("relu", 0.0, {}, 0.0),
        ("leaky_relu", 0.0, {"negative_slope": 0.01}, 0.01),
        ("prelu", 0.0, {}, 0.25),
        ("rrelu", 0.0, {}, (1 / 8 + 1 / 3) / 2),
        ("elu", 0.0, {"alpha": 2.0}, 2.0),
        ("celu", 0.0, {"alpha": 2.0}, 1.0),
        ("selu", 0.0, {}, 1.7580993408473769),
        ("relu6", 0.0, {}, 0.0),
        ("relu6", 6.0, {}, 0.0),
        ("hardtanh", -1.0, {}, 0.0),
        ("hardtanh", 1.0, {}, 0.0),
        ("hardsigmoid", -3.0, {}, 0.0),
        ("hardsigmoid", 3.0, {}, 0.0),
        ("hardswish", -3.0, {}, 0.0),
        ("hardswish", 3.0, {}, 1.0),
        ("hardshrink", 0.5, {}, 0.0),
        ("softshrink", -0.5, {}, 0.0),
        ("threshold", 1.0, {}, 0.0),
    ],
)
def test_the_slope_at_a_kink_is_pytorchs(key, x, settings, slope):
    point = torch.tensor(x, dtype=torch.float64)

    assert ACTIVATIONS[key].derivative(point, **settings).item() == pytest.approx(slope)
    assert by_autograd(
        lambda z: ACTIVATIONS[key].fn(z, **settings), point
    ).item() == pytest.approx(slope)


@pytest.mark.parametrize(
    ("key", "x", "value", "slope"),
    [
        ("sigmoid", 0.0, 0.5, 0.25),
        ("sigmoid", 8.0, 0.99966464986953, 3.352377e-4),
        ("sigmoid", -10.0, 4.5397868702434395e-5, 4.539581e-5),
        ("tanh", 0.0, 0.0, 1.0),
        ("tanh", 8.0, 0.9999997749296758, 4.501406e-7),
        ("swish", -1.278464542761074, -0.278464542761074, 0.0),
        ("silu", 2.399357280515468, 2.19967864, 1.099839320),
        ("gelu", -0.7517915246935645, -0.169971207480, 0.0),
        ("gelu", math.sqrt(2), 1.30298623, 1.128904145),
        ("gelu_tanh", -0.752461422071, -0.170040750571, 0.0),
        ("mish", -1.192431214515, -0.308843413017, 0.0),
        ("mish", 0.0, 0.0, 0.6),
        ("hardswish", -1.5, -0.375, 0.0),
        ("softplus", 0.0, math.log(2), 0.5),
        ("logsigmoid", 0.0, -math.log(2), 0.5),
        ("tanhshrink", 0.0, 0.0, 0.0),
        ("softsign", 0.0, 0.0, 1.0),
        ("gaussian", 0.0, 1.0, 0.0),
    ],
)
def test_published_values_and_slopes(key, x, value, slope):
    point = torch.tensor(x, dtype=torch.float64)

    assert ACTIVATIONS[key].fn(point).item() == pytest.approx(value, rel=1e-7, abs=1e-9)
    assert ACTIVATIONS[key].derivative(point).item() == pytest.approx(
        slope, rel=1e-6, abs=1e-9
    )


def test_a_formulas_slope_is_taken_by_autograd_even_inside_inference_mode():
    with torch.inference_mode():
        slope = find("x^3").derivative(torch.tensor(2.0))

    assert slope.item() == 12


def test_a_constant_formula_has_slope_zero():
    assert find("9**9**9**9").derivative(torch.ones(2)).tolist() == [0, 0]
