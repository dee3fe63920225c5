import math
import re

import pytest

from core.expressions import parse
from core.expressions.functions import FUNCTIONS
from tests.core.expressions.formulas import CORPUS


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("2x^2", r"2 \cdot x^{2}"),
        ("(x+1)^2", r"\left(x + 1\right)^{2}"),
        ("(x^2)^3", r"\left(x^{2}\right)^{3}"),
        ("-(x+1)", r"-\left(x + 1\right)"),
        ("x - (1 - x)", r"x - \left(1 - x\right)"),
        ("x/(1+|x|)", r"\frac{x}{1 + \left\lvert x \right\rvert}"),
        ("1/(1+exp(-x))", r"\frac{1}{1 + e^{-x}}"),
        ("where(x > 0, x, sigmoid(x))", r"\begin{cases} x & x > 0 \\ \sigma(x) & "
         r"\text{else} \end{cases}"),
        ("max(0, x) * pi", r"\max(0, x) \cdot \pi"),
        ("gelu(1e-7x)", r"\operatorname{gelu}(1 \cdot 10^{-7} \cdot x)"),
        ("exp(-x)**2", r"\left(e^{-x}\right)^{2}"),
        ("exp(x)²", r"\left(e^{x}\right)^{2}"),
        ("2^exp(x)", "2^{e^{x}}"),
        ("pi + π + e", r"\pi + \pi + e"),
        ("3.14159x", r"3.14159 \cdot x"),
        ("2.71828x", r"2.71828 \cdot x"),
        (f"{math.pi}x", r"\pi \cdot x"),
    ],
)  # fmt: skip
def test_a_formula_is_shown_as_it_was_understood(text, latex):
    assert parse(text).latex == latex


def test_or_inside_and_keeps_its_brackets():
    both = parse("where((x < 0 or x > 1) and x != 3, 1, 2)").latex
    either = parse("where(x < 0 or x > 1 and x != 3, 1, 2)").latex

    assert r"\left(x < 0\text{ or }x > 1\right)\text{ and }x \ne 3" in both
    assert r"x < 0\text{ or }x > 1\text{ and }x \ne 3" in either


def test_a_choice_inside_an_operation_stands_in_brackets():
    cases = r"\left(\begin{cases} x & x > 0 \\ 1 & \text{else} \end{cases}\right)"

    assert parse("where(x > 0, x, 1)^2").latex == f"{cases}^{{2}}"
    assert parse("where(x > 0, x, 1) + x").latex == f"{cases} + x"
    assert parse("x * where(x > 0, x, 1)").latex == rf"x \cdot {cases}"


def has_double_superscript(latex: str) -> bool:
    """Whether an exponent follows an exponent, which TeX refuses."""
    for _ in range(latex.count("{")):
        latex = re.sub(r"\{[^{}]*\}", "#", latex)
        if "^#^" in latex:
            return True
    return False


CALLS = [
    f"{name}({', '.join('x' * (function.num_arguments or 2))})"
    for name, function in FUNCTIONS.items()
]


@pytest.mark.parametrize("text", [*CORPUS, *CALLS, "x^2", "x/2", "-x", "|x|", "1e9"])
def test_no_power_of_a_formula_has_a_double_superscript(text: str):
    assert has_double_superscript("1 + e^{x_{1}}^{2}")
    for power in (f"({text})^2", f"({text})²", f"2^({text})^2"):
        assert not has_double_superscript(parse(power).latex)


def test_the_formula_of_two_variables_is_shown_with_indices():
    assert parse("x1 + x2", ("x1", "x2")).latex == "x_{1} + x_{2}"
