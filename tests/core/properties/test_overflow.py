import math

import pytest

from core.activations import ACTIVATIONS, find
from core.properties import properties_of
from core.properties.edges import overflows, undefined_edges
from core.properties.wording import (
    extreme_words,
    number,
    places_words,
    range_words,
    saturation_words,
)


def in_words(row) -> tuple[str, ...]:
    return (
        range_words(row.range),
        row.monotone,
        number(row.left),
        number(row.right),
        places_words(row.kinks),
        extreme_words(row.minimum),
        extreme_words(row.maximum),
        extreme_words(row.max_slope),
        saturation_words(row),
    )


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("(1 - exp(-2x))/(1 + exp(-2x))", "tanh"),
        ("(exp(x) - exp(-x))/(exp(x) + exp(-x))", "tanh"),
        ("sinh(x)/cosh(x)", "tanh"),
        ("exp(x)/(1 + exp(x))", "sigmoid"),
        ("log(1 + exp(x))", "softplus"),
        ("-log(1 + exp(-x))", "logsigmoid"),
        ("x*exp(x)/(1 + exp(x))", "silu"),
        ("x*tanh(log(1 + exp(x)))", "mish"),
        ("log(exp(x))", "identity"),
    ],
)
def test_a_formula_that_overflows_has_the_row_of_the_function_it_is(text, key):
    own, known = properties_of(find(text)), properties_of(ACTIVATIONS[key])

    assert in_words(own) == in_words(known)
    assert own.mean_output == pytest.approx(known.mean_output, abs=1e-6)


@pytest.mark.parametrize(
    ("text", "words", "left", "right"),
    [
        ("log(cosh(x))", "[0, ∞)", "∞", "∞"),
        ("log(exp(x) + exp(-x))", "[0.6931, ∞)", "∞", "∞"),
        ("log(1 + exp(x/10))", "(0, ∞)", "0", "∞"),
        ("log(1 + exp(10x - 300))", "(0, ∞)", "0", "∞"),
        ("log(1 + exp(x)) - x", "(0, ∞)", "∞", "0"),
        ("log(1 + exp(x))/x", "(−∞, 0) ∪ (1, ∞)", "0", "1"),
        ("(1 - exp(-x/50))/(1 + exp(-x/50))", "(−1, 1)", "−1", "1"),
        ("x^2*exp(x)/(1 + exp(x))", "(0, ∞)", "0", "∞"),
        ("exp(exp(x))", "(1, ∞)", "1", "∞"),
        ("exp(1/x)", "(0, 1) ∪ (1, ∞)", "1", "1"),
        ("x^100", "[0, ∞)", "∞", "∞"),
    ],
)
def test_beyond_an_overflow_a_function_goes_on(text, words, left, right):
    row = properties_of(find(text))

    assert range_words(row.range) == words
    assert (number(row.left), number(row.right)) == (left, right)


@pytest.mark.parametrize(
    "text",
    [
        "1/(1 + exp(-10x))",
        "x/(1 + exp(-8x))",
        "exp(exp(x))",
        "exp(x^2)",
        "exp(x^2/4)",
        "exp(1/x)",
        "sqrt(x^4)",
        "log(cosh(x))",
    ],
)
def test_where_a_slope_overflows_there_is_no_kink(text: str):
    assert properties_of(find(text)).kinks == ()


@pytest.mark.parametrize(
    ("text", "kinks"),
    [
        ("sqrt(abs(x))", "0"),
        ("sign(x)*sqrt(abs(x))", "0"),
        ("abs(x)^0.3", "0"),
        ("sqrt(x^2)", "0"),
        ("sqrt(max(0, x))", "0"),
        ("abs(x)^1.5", ""),
        ("softplus(x) - relu(x)", "0"),
    ],
)
def test_where_slopes_differ_or_diverge_there_is_one(text: str, kinks: str):
    row = properties_of(find(text))

    assert (places_words(row.jumps), places_words(row.kinks)) == ("", kinks)


@pytest.mark.parametrize(
    ("text", "edges"),
    [
        ("log(x)", [0]),
        ("sqrt(2 - x^2)", [-math.sqrt(2), math.sqrt(2)]),
        ("sqrt(x - 1/3)", [1 / 3]),
        ("where(x < 5, x, 1/0)", [5]),
        ("log((x - 1)^15)", [1]),
    ],
)
def test_an_edge_of_the_domain_stays_where_it_is(text: str, edges: list[float]):
    fn = find(text).fn
    side = 1 if len(edges) == 1 and text[:5] != "where" else -1

    assert undefined_edges(fn) == pytest.approx(edges, abs=1e-12)
    assert not any(overflows(fn, edges[-1:], side))


@pytest.mark.parametrize(
    ("text", "edge", "side"),
    [
        ("log(1 + exp(x))", math.log(2) * 1024, -1),
        ("exp(exp(x))", math.log(math.log(2) * 1024), -1),
        ("(1 - exp(-2x))/(1 + exp(-2x))", -math.log(2) * 512, 1),
        ("exp(1/x)", 1 / (math.log(2) * 1024), 1),
    ],
)
def test_the_edge_of_an_overflow_is_known_for_one(text: str, edge: float, side: int):
    fn = find(text).fn

    assert any(x == pytest.approx(edge, rel=1e-6) for x in undefined_edges(fn))
    assert overflows(fn, [edge], side) == [True]


@pytest.mark.parametrize(
    ("text", "words", "minimum"),
    [
        ("sqrt(2 - x^2)", "[0, 1.414]", "0 at x = −1.414 and x = 1.414"),
        ("sqrt(1/9 - x^2)", "[0, 0.3333]", "0 at x = −0.3333 and x = 0.3333"),
        ("x^0.3", "[0, ∞)", "0 at x = 0"),
        ("1/log(x)", "(−∞, ∞)", "−∞"),
        ("log(log(x))", "(−∞, ∞)", "−∞"),
        ("where(x < 5, x, 1/0)", "(−∞, 5)", "−∞"),
    ],
)
def test_a_domain_with_an_edge_keeps_it(text: str, words: str, minimum: str):
    row = properties_of(find(text))

    assert range_words(row.range) == words
    assert extreme_words(row.minimum) == minimum


@pytest.mark.parametrize(
    ("text", "words", "mean"),
    [
        ("log(1 + exp(100(x + 20)))", "(0, ∞)", 2000),
        ("log(1 + exp(-100(x - 20)))", "(0, ∞)", 2000),
        ("(1 - exp(100(x + 20)))/(1 + exp(100(x + 20)))", "(−1, 1)", -1),
        ("(1 - exp(-100(x - 20)))/(1 + exp(-100(x - 20)))", "(−1, 1)", -1),
    ],
)
def test_an_overflow_may_come_before_0(text: str, words: str, mean: float):
    row = properties_of(find(text))

    assert range_words(row.range) == words
    assert row.mean_output == pytest.approx(mean, rel=1e-9)
