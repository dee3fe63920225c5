import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.activations import ACTIVATIONS, find
from core.activations.properties.is_affine import constant_slope

STRAIGHT = {"identity"}


@pytest.mark.parametrize(
    ("formula", "slope"),
    [("0", 0), ("x", 1), ("2x + 1", 2), ("3 - x/4", -0.25), ("(x^2 - x^2) + 5", 0)],
)
def test_an_affine_formula_is_known_by_its_one_slope(formula: str, slope: float):
    assert constant_slope(find(formula), {}) == pytest.approx(slope, abs=1e-12)


@given(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3))
@example(512.0, 0.0078125)
@example(6.103515625e-05, 2.0)
@example(1e-6, -1e3)
@settings(max_examples=25)
def test_every_line_is_found_out(w: float, b: float):
    found = constant_slope(find(f"({w:f})*x + ({b:f})"), {})

    assert found == pytest.approx(w, abs=1e-6)


@pytest.mark.parametrize("key", [key for key in ACTIVATIONS if key not in STRAIGHT])
def test_every_activation_but_the_identity_bends(key: str):
    assert constant_slope(ACTIVATIONS[key], {}) is None


def test_a_parameter_can_take_the_bend_away():
    assert constant_slope(ACTIVATIONS["identity"], {}) == 1
    assert constant_slope(ACTIVATIONS["prelu"], {"alpha": 1.0}) == 1
    assert constant_slope(ACTIVATIONS["prelu"], {"alpha": 0.5}) is None


@pytest.mark.parametrize(
    "formula",
    [
        "max(0, x - 30)",  # bends outside of the picture
        "x + 0.001*tanh(x)",
        "where(0 < x < 0.3, 1, 0)",
        "log(x)",
        "1/x",
        "exp(x)",  # beyond all numbers at 10⁶
        "9^9^9^9",
        "where(x > 0.001, x, 0)",
    ],
)
def test_what_bends_somewhere_or_is_undefined_is_not_affine(formula: str):
    assert constant_slope(find(formula), {}) is None
