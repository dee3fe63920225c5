import math

import pytest
import torch
from mpmath import findroot, inf, mpf, quad

from core.activations import ACTIVATIONS, find
from core.properties import Interval, properties_of
from core.properties.intervals import union
from core.properties.limits import limit_at_infinity, settle
from core.properties.wording import (
    extreme_words,
    places_words,
    range_words,
    saturation_words,
)
from tests.core.activation_reference import (
    REFERENCE,
    central_difference,
    normal_density,
)

# What mathematics says of each one at PyTorch's defaults: range, monotone, limits,
# where it jumps, where it has a kink, minimum, largest slope, Lipschitz constant,
# and where it saturates.
TRUTH = {
    "identity": ("(−∞, ∞)", "rising", "−∞", "∞", "", "", "−∞", "1 at every x",
                 1, "nowhere"),
    "relu": ("[0, ∞)", "rising", 0, "∞", "", "0", "0 at x ≤ 0", "1 at x > 0",
             1, "x < 0"),
    "leaky_relu": ("(−∞, ∞)", "rising", "−∞", "∞", "", "0", "−∞", "1 at x > 0",
                   1, "nowhere"),
    "prelu": ("(−∞, ∞)", "rising", "−∞", "∞", "", "0", "−∞", "1 at x > 0",
              1, "nowhere"),
    "rrelu": ("(−∞, ∞)", "rising", "−∞", "∞", "", "0", "−∞", "1 at x > 0",
              1, "nowhere"),
    "relu6": ("[0, 6]", "rising", 0, 6, "", "0, 6", "0 at x ≤ 0",
              "1 at 0 < x < 6", 1, "x < 0 or x > 6"),
    "sigmoid": ("(0, 1)", "rising", 0, 1, "", "", "0, approached as x → −∞",
                "0.25 at x = 0", 0.25, "|x| > 5.986"),
    "tanh": ("(−1, 1)", "rising", -1, 1, "", "", "−1, approached as x → −∞",
             "1 at x = 0", 1, "|x| > 2.993"),
    "softsign": ("(−1, 1)", "rising", -1, 1, "", "", "−1, approached as x → −∞",
                 "1 at x = 0", 1, "|x| > 9"),
    "gelu": ("[−0.17, ∞)", "no", 0, "∞", "", "", "−0.17 at x = −0.7518",
             "1.129 at x = 1.414", 1.128904145185, "x < −3.022"),
    "gelu_tanh": ("[−0.17, ∞)", "no", 0, "∞", "", "", "−0.17 at x = −0.7525",
                  "1.129 at x = 1.419", 1.128993068659, "x < −3.009"),
    "silu": ("[−0.2785, ∞)", "no", 0, "∞", "", "", "−0.2785 at x = −1.278",
             "1.1 at x = 2.399", 1.099839320129, "x < −6.143"),
    "swish": ("[−0.2785, ∞)", "no", 0, "∞", "", "", "−0.2785 at x = −1.278",
              "1.1 at x = 2.399", 1.099839320129, "x < −6.143"),
    "mish": ("[−0.3088, ∞)", "no", 0, "∞", "", "", "−0.3088 at x = −1.192",
             "1.088 at x = 1.491", 1.088498161252, "x < −6.159"),
    "elu": ("(−1, ∞)", "rising", -1, "∞", "", "", "−1, approached as x → −∞",
            "1 at x ≥ 0", 1, "x < −4.605"),
    "celu": ("(−1, ∞)", "rising", -1, "∞", "", "", "−1, approached as x → −∞",
             "1 at x ≥ 0", 1, "x < −4.605"),
    "selu": ("(−1.758, ∞)", "rising", -1.758099341, "∞", "", "0",
             "−1.758, approached as x → −∞", "1.758, approached as x → 0",
             1.758099341, "x < −4.605"),
    "softplus": ("(0, ∞)", "rising", 0, "∞", "", "", "0, approached as x → −∞",
                 "1, approached as x → ∞", 1, "x < −4.595"),
    "logsigmoid": ("(−∞, 0)", "rising", "−∞", 0, "", "", "−∞",
                   "1, approached as x → −∞", 1, "x > 4.595"),
    "hardtanh": ("[−1, 1]", "rising", -1, 1, "", "±1", "−1 at x ≤ −1",
                 "1 at −1 < x < 1", 1, "|x| > 1"),
    "hardsigmoid": ("[0, 1]", "rising", 0, 1, "", "±3", "0 at x ≤ −3",
                    "0.1667 at −3 < x < 3", 1 / 6, "|x| > 3"),
    "hardswish": ("[−0.375, ∞)", "no", 0, "∞", "", "±3", "−0.375 at x = −1.5",
                  "1.5, approached as x → 3", 1.5, "x < −3"),
    "hardshrink": ("(−∞, −0.5) ∪ {0} ∪ (0.5, ∞)", "rising", "−∞", "∞", "±0.5", "",
                   "−∞", "1 at x < −0.5 and x > 0.5", math.inf, "nowhere"),
    "softshrink": ("(−∞, ∞)", "rising", "−∞", "∞", "", "±0.5", "−∞",
                   "1 at x < −0.5 and x > 0.5", 1, "nowhere"),
    "tanhshrink": ("(−∞, ∞)", "rising", "−∞", "∞", "", "", "−∞",
                   "1, approached as x → −∞ or ∞", 1, "nowhere"),
    "step": ("{0} ∪ {1}", "rising", 0, 1, "0", "", "0 at x ≤ 0",
             "0 at x < 0 and x > 0", math.inf, "everywhere"),
    "threshold": ("{0} ∪ (1, ∞)", "rising", 0, "∞", "1", "", "0 at x ≤ 1",
                  "1 at x > 1", math.inf, "x < 1"),
    "sine": ("[−1, 1]", "no", "none", "none", "", "",
             "−1 at x = −1.571 and x = 4.712 …", "1 at x = 0 and x = −6.283 …",
             1, "nowhere"),
    "gaussian": ("(0, 1]", "no", 0, 0, "", "", "0, approached as x → −∞ or ∞",
                 "0.8578 at x = −0.7071", math.sqrt(2 / math.e), "|x| > 2.526"),
}  # fmt: skip


def limit(value: float):
    if math.isnan(value):
        return "none"
    return {math.inf: "∞", -math.inf: "−∞"}.get(value, pytest.approx(value, abs=1e-9))


def test_the_table_of_truths_has_every_activation():
    assert set(TRUTH) == set(ACTIVATIONS)


@pytest.mark.parametrize("key", TRUTH)
def test_a_row_says_what_mathematics_says(key: str):
    row = properties_of(ACTIVATIONS[key])

    words, monotone, left, right, jumps, kinks, low, steep, steepest, rest = TRUTH[key]
    assert range_words(row.range) == words
    assert row.monotone == monotone
    assert (left, right) == (limit(row.left), limit(row.right))
    assert (places_words(row.jumps), places_words(row.kinks)) == (jumps, kinks)
    assert extreme_words(row.minimum) == low
    assert extreme_words(row.max_slope) == steep
    assert row.lipschitz == pytest.approx(steepest, rel=1e-9)
    assert saturation_words(row) == rest


@pytest.mark.parametrize("key", TRUTH)
def test_the_mean_output_is_the_integral_over_the_normal_density(key: str):
    activation = ACTIVATIONS[key]
    settings = {name: mpf(v) for name, v in activation.defaults.items()}

    exact = quad(
        lambda x: REFERENCE[key](x, **settings) * normal_density(x),
        [-inf, *sorted({-8, *activation.kinks(), 8}), inf],
    )

    assert properties_of(activation).mean_output == pytest.approx(
        float(exact), abs=1e-6
    )


def test_the_zero_centred_ones_are_the_odd_ones_and_selu():
    centred = {key for key, a in ACTIVATIONS.items() if properties_of(a).zero_centred}

    assert centred == {
        "identity",
        "tanh",
        "softsign",
        "hardtanh",
        "hardshrink",
        "softshrink",
        "tanhshrink",
        "sine",
        "selu",
    }


@pytest.mark.parametrize(
    ("key", "x", "value"),
    [
        ("silu", -1.278464542761, -0.278464542761),
        ("gelu", -0.751791524694, -0.169971207480),
        ("gelu_tanh", -0.752461422071, -0.170040750571),
        ("mish", -1.192431214515, -0.308843413017),
        ("hardswish", -1.5, -0.375),
    ],
)
def test_published_minima(key: str, x: float, value: float):
    minimum = properties_of(ACTIVATIONS[key]).minimum

    assert minimum.attained
    assert minimum.value == pytest.approx(value, abs=1e-11)
    assert minimum.places[0].low == pytest.approx(x, abs=2e-6)


@pytest.mark.parametrize(
    "key", ["sigmoid", "tanh", "gelu", "silu", "mish", "elu", "softplus", "gaussian"]
)
def test_at_the_edge_of_saturation_the_slope_is_one_percent_of_its_largest(key: str):
    row = properties_of(ACTIVATIONS[key])
    settings = {name: mpf(v) for name, v in ACTIVATIONS[key].defaults.items()}

    slope = central_difference(
        lambda x: REFERENCE[key](x, **settings), mpf(row.saturates_below)
    )

    assert abs(float(slope)) == pytest.approx(0.01 * row.lipschitz, rel=1e-6)


def test_the_sigmoid_saturates_where_its_slope_is_a_hundredth_of_a_quarter():
    edge = findroot(
        lambda x: central_difference(REFERENCE["sigmoid"], x) - mpf("0.0025"), 6
    )

    assert properties_of(ACTIVATIONS["sigmoid"]).saturates_above == pytest.approx(
        float(edge), abs=1e-8
    )


@pytest.mark.parametrize("beta", [0.1, 0.5, 2.0, 10.0])
def test_with_beta_the_row_of_swish_follows(beta: float):
    row = properties_of(ACTIVATIONS["swish"], {"beta": beta})

    assert row.minimum.value == pytest.approx(-0.278464542761 / beta)
    assert row.minimum.places[0].low == pytest.approx(-1.278464542761 / beta, abs=1e-4)
    assert row.max_slope.value == pytest.approx(1.099839320129)
    assert row.saturates_below == pytest.approx(-6.1429157 / beta)


@pytest.mark.parametrize(
    ("key", "settings", "words"),
    [
        ("swish", {"beta": 0.0}, "(−∞, ∞) rising 0.5 at every x"),
        ("prelu", {"alpha": 1.0}, "(−∞, ∞) rising 1 at every x"),
        ("prelu", {"alpha": 0.0}, "[0, ∞) rising 1 at x > 0"),
        ("prelu", {"alpha": -1.0}, "[0, ∞) no 1 at x > 0"),
        ("prelu", {"alpha": 2.0}, "(−∞, ∞) rising 2 at x < 0"),
        ("elu", {"alpha": 2.0}, "(−2, ∞) rising 2, approached as x → 0"),
        ("elu", {"alpha": 0.5}, "(−0.5, ∞) rising 1 at x > 0"),
        ("celu", {"alpha": 0.1}, "(−0.1, ∞) rising 1 at x ≥ 0"),
        ("threshold", {"value": 1.0}, "[1, ∞) rising 1 at x > 1"),
        ("threshold", {"value": 2.0}, "(1, ∞) no 1 at x > 1"),
        ("hardtanh", {"max_val": 0.3}, "[−1, 0.3] rising 1 at −1 < x < 0.3"),
        ("sine", {"omega": 10.0}, "[−1, 1] no 10 at x = 0 and x = −0.6283 …"),
        ("softplus", {"beta": 0.1}, "(0, ∞) rising 1, approached as x → ∞"),
        ("hardshrink", {"lambd": 3.0},
         "(−∞, −3) ∪ {0} ∪ (3, ∞) rising 1 at x < −3 and x > 3"),
    ],
)  # fmt: skip
def test_rows_follow_the_parameters(key: str, settings: dict, words: str):
    row = properties_of(ACTIVATIONS[key], settings)

    found = f"{range_words(row.range)} {row.monotone} {extreme_words(row.max_slope)}"
    assert found == words


@pytest.mark.parametrize("key", TRUTH)
def test_no_sample_contradicts_its_row_at_any_end_of_a_parameter(key: str):
    activation = ACTIVATIONS[key]
    x = torch.linspace(-30, 30, 6007, dtype=torch.float64)
    ends = [
        {p.name: end} for p in activation.parameters for end in (p.low, p.high)
    ] or [{}]
    for settings in ends:
        row = properties_of(activation, settings)
        fn, derivative = activation.with_settings(**settings)
        y, slope = fn(x), derivative(x)

        assert y.min() >= row.minimum.value - 1e-9
        assert y.max() <= row.maximum.value + 1e-9
        assert slope.max() <= row.max_slope.value + 1e-9
        assert slope.abs().max() <= row.lipschitz + 1e-9
        if row.monotone == "rising":
            assert (y[1:] >= y[:-1] - 1e-9).all()
        tail = slope[(x < row.saturates_below) | (x > row.saturates_above)]
        largest = max(abs(row.max_slope.value), slope.abs().max().item())
        assert (tail.abs() <= 0.01 * largest + 1e-9).all()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("max(0, x)", "relu"),
        ("1/(1 + exp(-x))", "sigmoid"),
        ("where(x > 0, x, exp(x) - 1)", "elu"),
        ("where(|x| > 0.5, x, 0)", "hardshrink"),
        ("clip(x, -1, 1)", "hardtanh"),
        ("x/(1 + exp(-x))", "silu"),
        ("where(x > 0, 1, 0)", "step"),
        ("exp(-x^2)", "gaussian"),
    ],
)
def test_a_typed_formula_gets_the_row_of_the_function_it_is(text: str, key: str):
    own, known = properties_of(find(text)), properties_of(ACTIVATIONS[key])

    assert range_words(own.range) == range_words(known.range)
    assert own.jumps == pytest.approx(known.jumps)
    assert own.kinks == pytest.approx(known.kinks)
    assert own.monotone == known.monotone
    assert extreme_words(own.max_slope) == extreme_words(known.max_slope)
    assert own.mean_output == pytest.approx(known.mean_output)


@pytest.mark.parametrize(
    ("text", "words", "left", "right"),
    [
        ("log(x)", "(−∞, ∞)", "none", "∞"),
        ("1/x", "(−∞, 0) ∪ (0, ∞)", 0, 0),
        ("sqrt(x)", "[0, ∞)", "none", "∞"),
        ("x^2", "[0, ∞)", "∞", "∞"),
        ("exp(x)", "(0, ∞)", 0, "∞"),
        ("3", "{3}", 3, 3),
        ("sqrt(1 - x^2)", "[0, 1]", "none", "none"),
        ("where(x == 0, 5, 0)", "{0} ∪ {5}", 0, 0),
    ],
)
def test_formulas_with_gaps_have_a_row(text: str, words: str, left, right):
    row = properties_of(find(text))

    assert range_words(row.range) == words
    assert (left, right) == (limit(row.left), limit(row.right))


def test_a_formula_that_is_nowhere_a_number_has_no_row():
    with pytest.raises(ValueError, match="nowhere a finite number"):
        properties_of(find("sqrt(-1 - x^2)"))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1.0, 0.1, 0.01, 0.001, 0.0001], 0.0),
        ([1.5, 1.125, 1.03125, 1.0078125, 1.001953125], 1.0),
        ([1.0, 2.0, 3.0, 4.0, 5.0], math.inf),
        ([-1.0, -10.0, -100.0, -1e3, -1e4], -math.inf),
        ([1.0, -1.0, 1.0, -1.0, 1.0], math.nan),
        ([1.0, 2.0, math.nan, 1.0, 2.0], math.nan),
        ([2.0, 2.0, 2.0, 2.0, 2.0], 2.0),
    ],
)
def test_a_sequence_settles_grows_or_does_neither(values, expected):
    assert settle(values) == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize("omega", [k / 10 for k in range(1, 101)])
def test_no_frequency_of_the_sine_is_mistaken_for_a_limit(omega: float):
    fn, _ = ACTIVATIONS["sine"].with_settings(omega=omega)

    assert math.isnan(limit_at_infinity(fn, 1))


def test_intervals_merge_only_where_no_number_is_missing():
    half_open = Interval(0, 1, True, False)

    assert union([half_open, Interval(1, 2, True, True)]) == (
        Interval(0, 2, True, True),
    )
    assert len(union([half_open, Interval(1, 2, False, True)])) == 2
    assert union([Interval(1, 1, True, True), half_open]) == (
        Interval(0, 1, True, True),
    )
