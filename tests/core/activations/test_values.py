import math
import re

import pytest
import torch
import torch.nn.functional as F

from core.activations import ACTIVATIONS, Activation, find
from tests.core.activations.trials import ALL, trial_settings

OWN = {
    "identity": lambda x: x,
    "prelu": lambda x, alpha: max(0, x) + alpha * min(0, x),
    "rrelu": lambda x, lower, upper: x if x > 0 else (lower + upper) / 2 * x,
    "gelu_tanh": lambda x: (
        x / 2 * (1 + math.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))
    ),
    "swish": lambda x, beta: x / (1 + math.exp(-beta * x)),
    "step": lambda x: float(x > 0),
    "threshold": lambda x, threshold, value: x if x > threshold else value,
    "sine": lambda x, omega: math.sin(omega * x),
    "gaussian": lambda x: math.exp(-(x**2)),
}
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


@ALL
def test_keys_and_defaults_are_those_of_torch_nn_functional(activation: Activation):
    key, x = activation.key, torch.linspace(-9, 9, 73, dtype=torch.float64)
    arguments = (torch.tensor(0.25, dtype=x.dtype),) if key == "prelu" else ()
    fn, derivative = activation.with_settings()

    if hasattr(F, key) and key != "threshold":
        assert torch.equal(activation.fn(x), getattr(F, key)(x, *arguments))
    assert torch.equal(activation.fn(x), fn(x))
    assert torch.equal(activation.derivative(x), derivative(x))


@pytest.mark.parametrize("key", OWN)
def test_what_torch_has_no_function_for_has_the_values_of_its_formula(key: str):
    x = torch.linspace(-20, 20, 161, dtype=torch.float64)
    for settings in trial_settings(ACTIVATIONS[key]):
        expected = [OWN[key](v, **settings) for v in x.tolist()]

        found = ACTIVATIONS[key].fn(x, **settings).tolist()

        assert found == pytest.approx(expected, abs=1e-12), settings


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


def test_what_is_neither_name_nor_formula_is_refused_in_one_sentence():
    with pytest.raises(ValueError, match="'foo' at place 1 is not a known name"):
        find("foo")


def test_pytorch_takes_every_setting_of_rrelu():
    lower, upper = ACTIVATIONS["rrelu"].parameters

    assert lower.high <= upper.low
