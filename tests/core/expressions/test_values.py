import math
import time

import pytest
import torch

from core.activations import find
from core.expressions import parse
from tests.core.expressions.formulas import SLOWEST, X, values


@pytest.mark.parametrize(
    ("text", "oracle"),
    [
        ("x", lambda x: x),
        ("2x^2 - 3x + 1", lambda x: 2 * x**2 - 3 * x + 1),
        ("-x^2", lambda x: -(x**2)),
        ("2^-x", lambda x: 2**-x),
        ("2^3^2 x", lambda x: 512 * x),
        ("1/2x", lambda x: x / 2),
        ("6/2(1+2)x", lambda x: 9 * x),
        ("(x+1)(x-1)", lambda x: (x + 1) * (x - 1)),
        ("x(x + 1) - pi(2)", lambda x: x * (x + 1) - 2 * math.pi),
        ("pi x + e", lambda x: math.pi * x + math.e),
        ("|x - 1| + abs(x)", lambda x: abs(x - 1) + abs(x)),
        ("max(0, x)", lambda x: max(0, x)),
        ("min(1, max(-1, x), 5)", lambda x: min(1, max(-1, x), 5)),
        ("clip(x, -1, 1)", lambda x: min(1, max(-1, x))),
        ("exp(-x²) + x³", lambda x: math.exp(-(x**2)) + x**3),
        (
            "where(x > 0, x, 0.1(exp(x) - 1))",
            lambda x: x if x > 0 else 0.1 * math.expm1(x),
        ),
        ("where(-1 < x <= 0.5, 1, 0)", lambda x: float(-1 < x <= 0.5)),
        ("where(x < 0 or x > 1 and x != 3, 1, 2)", lambda x: 1 if x < 0 else 2),
        ("σ(x) − 1 ÷ 2", lambda x: 1 / (1 + math.exp(-x)) - 0.5),
        ("1e-3x + .5", lambda x: 1e-3 * x + 0.5),
        ("ln(exp(x)) + log(e)", lambda x: x + 1),
        ("sign(x) sqrt(|x|)", lambda x: math.copysign(math.sqrt(abs(x)), x)),
        ("sin(x)/cos(x) - tan(x)", lambda x: 0),
        ("sinh(x)/cosh(x) - tanh(x) + atan(x)", lambda x: math.atan(x)),
        ("erf(x)", math.erf),
        ("step(x) + 5", lambda x: 5 + (x > 0)),
        ("  x \n + \t1 ", lambda x: x + 1),
        ("+x - -x", lambda x: 2 * x),
    ],
)
def test_a_formula_means_what_it_says(text, oracle):
    assert values(text) == pytest.approx([oracle(x) for x in X.tolist()], abs=1e-12)


def test_a_line_break_can_end_no_name_of_a_curve_and_no_row_of_a_table():
    broken = "max(x,\n\t 0)\r\n"

    assert parse(broken).text == "max(x, 0)"
    assert (find(broken).key, find(broken).label) == ("max(x, 0)", "max(x, 0)")


def test_a_single_number_is_a_tensor_as_well():
    x = torch.tensor(-2.0, requires_grad=True)

    y = parse("where(x > 0, x, 0.5x)")(x)
    y.backward()

    assert (y.shape, y.item(), x.grad.item()) == ((), -1, 0.5)
    assert parse("3")(torch.empty(0)).shape == (0,)


def test_two_variables_broadcast():
    formula = parse("sin(x1) + x2", variables=("x1", "x2"))

    assert formula(torch.zeros(3, 1), torch.ones(2)).shape == (3, 2)
    with pytest.raises(ValueError, match="takes 2 tensors, not 1"):
        formula(X)


def test_a_power_tower_is_infinite_and_not_a_hang():
    start = time.perf_counter()

    assert values("9**9**9**9") == [math.inf] * 4
    assert time.perf_counter() - start < SLOWEST


def test_whole_numbers_become_floats():
    assert parse("x/2 + x^70")(torch.tensor([3])).item() == pytest.approx(3.0**70)


@pytest.mark.parametrize("dtype", [torch.float16, torch.float32, torch.float64])
def test_the_dtype_of_x_is_kept(dtype):
    x = torch.ones(2, 3, dtype=dtype)

    for text in ("x", "3", "where(x > 0, exp(x), 2)", "2^x"):
        y = parse(text)(x)
        assert (y.dtype, y.shape) == (dtype, x.shape)


def test_undefined_is_nan_and_not_an_error():
    assert [math.isnan(v) for v in values("log(x)")] == [True, True, False, False]


def test_the_branch_not_taken_spoils_neither_value_nor_slope():
    x = torch.tensor([-4.0, 0.0, 4.0], requires_grad=True)

    y = parse("where(x > 0, sqrt(x), where(x < 0, -sqrt(-x), 0))")(x)
    y.sum().backward()

    assert y.tolist() == [-2, 0, 2]
    assert x.grad.tolist() == [0.25, 0, 0.25]
