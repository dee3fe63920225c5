import pytest

from core.activation_gallery.typed_derivative import check_derivative
from core.activations import ACTIVATIONS

RIGHT = {
    "relu": "where(x > 0, 1, 0)",
    "prelu": "where(x > 0, 1, alpha)",
    "sigmoid": "sigmoid(x)(1 - sigmoid(x))",
    "swish": "sigmoid(beta x)(1 + beta x (1 - sigmoid(beta x)))",
    "gaussian": "-2x exp(-x^2)",
    "hardtanh": "where(min_val < x < max_val, 1, 0)",
}


@pytest.mark.parametrize("key", RIGHT)
def test_a_right_answer_is_right_everywhere(key: str):
    verdict = check_derivative(ACTIVATIONS[key], RIGHT[key])

    assert verdict.right
    assert len(verdict.x) >= 399


def test_a_wrong_answer_is_refuted_where_it_is_worst():
    verdict = check_derivative(ACTIVATIONS["tanh"], "1 - tanh(x)")

    assert not verdict.right
    assert verdict.x[verdict.worst] == -8
    assert verdict.typed[verdict.worst].item() == pytest.approx(2)
    assert verdict.true[verdict.worst].item() == pytest.approx(4.501406e-7, rel=1e-6)


def test_an_answer_that_fits_only_the_default_parameter_is_found_out():
    verdict = check_derivative(ACTIVATIONS["prelu"], "where(x > 0, 1, 0.25)")

    assert verdict.settings["alpha"] != 0.25
    assert verdict.x[verdict.wrong].max() < 0
    assert verdict.wrong.sum() == 200


def test_an_undefined_answer_is_wrong_and_the_worst_of_all():
    verdict = check_derivative(ACTIVATIONS["relu"], "log(x)/log(x)")

    assert verdict.typed[verdict.worst].isnan()
    assert verdict.wrong[verdict.x <= 0].all()


@pytest.mark.parametrize("key", ["relu6", "hardshrink"])
def test_no_activation_is_asked_at_its_kinks(key: str):
    activation = ACTIVATIONS[key]

    verdict = check_derivative(activation, "0")

    for kink in activation.kinks(**verdict.settings):
        assert ((verdict.x - kink).abs() > 1e-7).all()


def test_an_unknown_name_is_refused():
    with pytest.raises(ValueError, match="'beta' at place 1 is not a known name"):
        check_derivative(ACTIVATIONS["tanh"], "beta")


def test_the_slope_of_softplus_is_right_though_pytorch_cuts_it_off():
    assert check_derivative(ACTIVATIONS["softplus"], "1/(1 + exp(-beta x))").right


def test_the_stretches_cover_exactly_what_is_wrong():
    verdict = check_derivative(ACTIVATIONS["relu"], "where(-4 < x < -2, 1, step(x))")

    assert verdict.stretches == [pytest.approx((-3.98, -2.02))]
    assert check_derivative(ACTIVATIONS["relu"], "step(x)").stretches == []
