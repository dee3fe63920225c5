import pytest

from core.activations import ACTIVATIONS, find
from core.activations.properties.is_affine import constant_slope


@pytest.mark.parametrize(
    ("formula", "slope"),
    [
        ("0", 0),
        ("3 - x/4", -0.25),
        ("(x^2 - x^2) + 5", 0),
        ("512x + 0.0078125", 512),
        ("0.00006103515625x + 2", 6.103515625e-05),
        ("0.000001x - 1000", 1e-6),
    ],
)
def test_an_affine_formula_is_known_by_its_one_slope(formula: str, slope: float):
    assert constant_slope(find(formula), {}) == pytest.approx(slope, abs=1e-12)


def test_every_activation_but_the_identity_bends():
    slopes = {key: constant_slope(a, {}) for key, a in ACTIVATIONS.items()}

    assert {key: s for key, s in slopes.items() if s is not None} == {"identity": 1}


def test_a_parameter_can_take_the_bend_away():
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
