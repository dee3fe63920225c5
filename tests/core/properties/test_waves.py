import math

import pytest

from core.activations import find
from core.properties import properties_of
from core.properties.wording import extreme_words, number, range_words


@pytest.mark.parametrize(
    "text",
    [
        "x*sin(x)",
        "x*cos(x)",
        "x^2*sin(x)",
        "exp(x)*sin(x)",
        "exp(-x)*sin(x)",
        "exp(x/10)*sin(x)",
        "log(1 + x^2)*sin(x)",
        "x*(1 + sin(x))",
        "x*sin(x)^2",
        "sin(1/x)/x",
    ],
)
def test_a_wave_that_grows_has_no_bound(text: str):
    row = properties_of(find(text))

    assert range_words(row.range) == "(−∞, ∞)"
    assert (extreme_words(row.minimum), extreme_words(row.maximum)) == ("−∞", "∞")
    assert extreme_words(row.max_slope) == "∞"
    assert row.monotone == "no"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x*abs(sin(x))", "(−∞, ∞)"),
        ("abs(x)*sin(x)^2", "[0, ∞)"),
        ("-x^2*(1 + sin(x))", "(−∞, 0]"),
        ("x*sin(log(1 + x^2))", "(−∞, ∞)"),
    ],
)
def test_a_wave_may_have_a_bound_on_one_side_or_a_bounded_slope(text: str, words: str):
    assert range_words(properties_of(find(text)).range) == words


@pytest.mark.parametrize(
    ("text", "words", "left", "right"),
    [
        ("sin(x)", "[−1, 1]", "none", "none"),
        ("sin(0.01x)", "[−1, 1]", "none", "none"),
        ("sin(x^2)", "[−1, 1]", "none", "none"),
        ("sin(100x)", "[−1, 1]", "none", "none"),
        ("cos(2*pi*x)", "[−1, 1]", "none", "none"),
        ("sin(exp(x))", "[−1, 1]", "0", "none"),
        ("sin(1/x)", "[−1, 1]", "0", "0"),
        ("sin(log(abs(x)))", "[−1, 1]", "none", "none"),
        ("sin(x)/x", "[−0.2172, 1)", "0", "0"),
        ("x + 10sin(x)", "(−∞, ∞)", "−∞", "∞"),
        ("x + 1000sin(x)", "(−∞, ∞)", "−∞", "∞"),
        ("exp(-x^2)*sin(x)", "[−0.3967, 0.3967]", "0", "0"),
    ],
)
def test_a_wave_that_does_not_grow_stays_as_it_is(text, words, left, right):
    row = properties_of(find(text))

    assert range_words(row.range) == words
    assert (number(row.left), number(row.right)) == (left, right)


@pytest.mark.parametrize(
    ("text", "bound"),
    [("sin(x)*atan(x)", math.pi / 2), ("sin(x)*(1 - 1/(1 + x^2))", 1)],
)
def test_the_bound_of_a_wave_that_only_comes_close_is_approached(text, bound):
    row = properties_of(find(text))

    assert not row.maximum.attained
    assert row.maximum.value == pytest.approx(bound, abs=1e-6)
    assert extreme_words(row.maximum) == f"{bound:.4g}, approached as x → −∞ or ∞"
