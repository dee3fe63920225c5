import math
import re
from collections.abc import Callable
from functools import partial

import pytest
import torch
import torch.nn.functional as F
from mpmath import mpf

from core.activations import ACTIVATIONS, Activation, find
from tests.core.activation_reference import REFERENCE, central_difference

ALL = pytest.mark.parametrize("activation", ACTIVATIONS.values(), ids=lambda a: a.key)
FLOATS = (torch.float16, torch.bfloat16, torch.float32, torch.float64)
NOT_ELEMENTWISE = {
    "GLU",
    "MultiheadAttention",
    "Softmax",
    "Softmax2d",
    "LogSoftmax",
    "Softmin",
    "AdaptiveLogSoftmaxWithLoss",
}


def trial_settings(activation: Activation) -> list[dict[str, float]]:
    """Its defaults, and every parameter at both ends of what a reader can choose."""
    ends = [
        activation.defaults | {parameter.name: end}
        for parameter in activation.parameters
        for end in (parameter.low, parameter.high)
    ]
    return [activation.defaults, *ends]


def grid_without_kinks(activation: Activation, settings: dict) -> torch.Tensor:
    x = torch.linspace(-20, 20, 161, dtype=torch.float64)
    places = [*activation.kinks(**settings)]
    if activation.key == "softsign":
        # The curvature jumps here, and differences lose half of their digits.
        places.append(0.0)
    if activation.key == "softplus":
        # PyTorch goes over to x itself here, by a step of 2e-9.
        places.append(20 / settings["beta"])
    kinks = torch.tensor(places, dtype=torch.float64)
    return x[((x[:, None] - kinks).abs() > 1e-6).all(dim=1)]


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


def tolerance(activation: Activation) -> float:
    # PyTorch's 1/6 is a float32 constant.
    return 1e-8 if activation.key == "hardsigmoid" else 1e-12


def test_every_elementwise_activation_of_torch_nn_is_here():
    from torch.nn.modules.activation import __all__ as names

    spelled = {key.replace("_", "") for key in ACTIVATIONS}
    elementwise = {name.lower() for name in set(names) - NOT_ELEMENTWISE}

    assert len(elementwise) == 23
    assert elementwise <= spelled
    assert spelled - elementwise == {
        "gelutanh",
        "identity",
        "swish",
        "step",
        "sine",
        "gaussian",
    }


@pytest.mark.parametrize(
    "key", sorted(key for key in ACTIVATIONS if hasattr(F, key) and key != "threshold")
)
def test_keys_and_defaults_are_those_of_torch_nn_functional(key: str):
    x = torch.linspace(-9, 9, 73, dtype=torch.float64)
    arguments = (torch.tensor(0.25, dtype=x.dtype),) if key == "prelu" else ()

    assert torch.equal(ACTIVATIONS[key].fn(x), getattr(F, key)(x, *arguments))


@ALL
def test_values_agree_with_a_30_digit_reference(activation: Activation):
    for settings in trial_settings(activation):
        x = grid_without_kinks(activation, settings)
        exact = {name: mpf(value) for name, value in settings.items()}
        reference = [
            float(REFERENCE[activation.key](mpf(v), **exact)) for v in x.tolist()
        ]

        worst = (activation.fn(x, **settings) - x.new_tensor(reference)).abs().max()

        assert worst <= tolerance(activation), settings


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


def test_swish_runs_from_a_straight_line_to_relu():
    x = torch.linspace(-8, 8, 161, dtype=torch.float64)
    swish = ACTIVATIONS["swish"]

    assert torch.equal(swish.fn(x, beta=0.0), x / 2)
    assert (swish.fn(x, beta=1e4) - torch.relu(x)).abs().max() < 1e-4


def test_the_tanh_form_of_gelu_stays_within_half_a_thousandth():
    x = torch.linspace(-8, 8, 16001, dtype=torch.float64)

    gap = (ACTIVATIONS["gelu"].fn(x) - ACTIVATIONS["gelu_tanh"].fn(x)).abs().max()

    assert gap.item() == pytest.approx(4.7324e-4, rel=1e-4)


@ALL
@pytest.mark.parametrize("dtype", FLOATS)
def test_shape_and_dtype_are_kept_and_the_input_is_left_alone(activation, dtype):
    for shape in ((), (0,), (3,), (2, 3, 4)):
        x = torch.full(shape, -0.7, dtype=dtype)
        before = x.clone()
        for y in (activation.fn(x), activation.derivative(x)):
            assert (y.shape, y.dtype) == (x.shape, dtype)
        assert torch.equal(x, before)


@ALL
@pytest.mark.parametrize("dtype", FLOATS)
def test_far_out_everything_is_finite(activation: Activation, dtype):
    x = torch.tensor([-1e4, -300.0, -89.0, 89.0, 300.0, 1e4], dtype=dtype)
    if dtype.itemsize >= 4:
        x = torch.cat([x, torch.tensor([-1e30, 1e30], dtype=dtype)])

    assert activation.fn(x).isfinite().all()
    assert activation.derivative(x).isfinite().all()


@ALL
def test_an_entry_says_what_it_is_and_where_it_comes_from(activation: Activation):
    assert ACTIVATIONS[activation.key] is activation
    assert activation(torch.tensor(1.5)) == activation.fn(torch.tensor(1.5))
    for latex in (activation.latex, activation.derivative_latex):
        assert latex.count("{") == latex.count("}")
        assert latex.count(r"\begin") == latex.count(r"\end")
    assert re.search(r"\b1[89]\d\d\b|\b20\d\d\b", activation.reference)
    for parameter in activation.parameters:
        assert parameter.low <= parameter.default <= parameter.high


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({"alpha": 9.0}, "alpha must lie between 0.1 and 3, not 9"),
        ({"alpha": math.nan}, "alpha must lie between 0.1 and 3, not nan"),
        ({"alpha": -math.inf}, "alpha must lie between 0.1 and 3, not -inf"),
        ({"beta": 1.0}, "ELU has no parameter 'beta'"),
    ],
)
def test_parameters_out_of_bounds_are_refused_with_their_bounds(chosen, message):
    with pytest.raises(ValueError, match=message):
        ACTIVATIONS["elu"].settings(chosen)


def test_find_takes_a_key_in_any_case_or_a_formula():
    assert find(" ReLU ") is ACTIVATIONS["relu"]
    own = find("max(0, x)")

    assert own.family == "formula"
    assert find("max(0, x)") is own
    assert own.fn(torch.tensor([-2.0, 3.0])).tolist() == [0, 3]
    assert own.derivative(torch.tensor([-2.0, 3.0])).tolist() == [0, 1]


def test_a_formulas_slope_is_taken_by_autograd_even_inside_inference_mode():
    with torch.inference_mode():
        slope = find("x^3").derivative(torch.tensor(2.0))

    assert slope.item() == 12


def test_a_constant_formula_has_slope_zero():
    assert find("9**9**9**9").derivative(torch.ones(2)).tolist() == [0, 0]


def test_what_is_neither_name_nor_formula_is_refused_in_one_sentence():
    with pytest.raises(ValueError, match="'foo' at place 1 is not a known name"):
        find("foo")
