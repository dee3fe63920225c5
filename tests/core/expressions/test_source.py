import random
import re
import time
import warnings
from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn

from core.expressions import MAX_LENGTH, parse
from core.expressions.functions import COMPARISONS, FUNCTIONS
from core.expressions.source import definitions, to_source
from core.train_mlp.script.network import activation_code
from tests.core.expressions.formulas import CORPUS, SLOWEST, WITH_WHERE

POINTS = torch.cat(
    [
        torch.linspace(-4, 4, 81, dtype=torch.float64),
        torch.tensor([-800.0, -30, -1e-9, 1e-9, 30, 800], dtype=torch.float64),
    ]
)

WORDS = (
    *"xxx129+-*/^(),|<>",
    *("2.5", "1e9", "pi", "**", "==", "and", "or", "²", " ", "\n"),
    *("where(", "max(", "exp(", "log(", "sqrt(", "tanh("),
    *("import", "__x__", "[", "'", "lambda", "=", ".", "é"),
)


def value_and_slope(fn: Callable[[Tensor], Tensor], x: Tensor) -> Tensor:
    """Return both at every x, shape (2, n); a slope without a graph is 0."""
    x = x.clone().requires_grad_()
    y = fn(x)
    slope = torch.zeros_like(x)
    if y.requires_grad:
        (slope,) = torch.autograd.grad(y.sum(), x)
    return torch.stack([y.detach(), slope])


def from_source(text: str) -> Callable[[Tensor], Tensor]:
    source = to_source(parse(text).tree)
    names = {"torch": torch}
    exec(f"{definitions(source)}def f(x):\n    return {source}\n", names)
    return names["f"]


def assert_same(theirs: Tensor, ours: Tensor, rtol: float = 1e-11):
    torch.testing.assert_close(theirs, ours, rtol=rtol, atol=rtol, equal_nan=True)


def test_the_corpus_uses_the_whole_language():
    words = set(re.findall(r"[^\W\d]+|[<>=!]=?", " ".join(CORPUS)))

    assert len(CORPUS) >= 40
    assert {*FUNCTIONS, *COMPARISONS, "where", "and", "or", "pi", "e"} <= words


@pytest.mark.parametrize("text", CORPUS)
def test_the_source_has_the_values_and_slopes_of_the_formula(text: str):
    for x in (POINTS, POINTS[30], POINTS[50]):
        assert_same(
            value_and_slope(from_source(text), x), value_and_slope(parse(text), x)
        )


@pytest.mark.parametrize("text", CORPUS)
def test_the_module_of_lesson_4_has_the_values_and_slopes_in_float32(text: str):
    definition, module = activation_code(text)
    names = {"torch": torch, "nn": nn}
    exec(definition, names)
    x = POINTS.float().reshape(3, 29)

    assert_same(
        value_and_slope(eval(module, names), x), value_and_slope(parse(text), x), 1e-4
    )


def test_word_salads_are_refused_or_have_a_source_that_computes_the_same():
    draw = random.Random(1)
    understood, slowest = 0, 0.0
    for _ in range(10_000):
        text = "".join(draw.choices(WORDS, k=draw.randint(1, 9)))
        start = time.perf_counter()
        try:
            formula = parse(text)
        except ValueError:
            continue
        finally:
            slowest = max(slowest, time.perf_counter() - start)
        understood += 1
        assert formula.latex
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            theirs = value_and_slope(from_source(text), POINTS)
        assert_same(theirs, value_and_slope(formula, POINTS))

    assert understood > 300
    assert slowest < 5 * SLOWEST


@pytest.mark.parametrize(
    "text",
    [
        ("x+" * MAX_LENGTH)[: MAX_LENGTH - 1],
        f"max({','.join('x' * 97)})",
        "where(x>0," * 15 + "x" + ",x)" * 15,
        "x^-" * 9 + "x",
    ],
)
def test_the_longest_formulas_have_a_source(text: str):
    assert_same(
        value_and_slope(from_source(text), POINTS), value_and_slope(parse(text), POINTS)
    )


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("2x^2 - 3/x", "2 * x ** 2 - 3 / x"),
        ("(-2)^x + 9^9^9^9", "(-2) ** x + torch.inf"),
        ("|x| + ln(2)", "torch.abs(x) + 0.6931471805599453"),
        ("max(0, x)", "torch.maximum(x.new_tensor(0), x)"),
        ("gelu(x) + σ(x)", "torch.nn.functional.gelu(x) + torch.sigmoid(x)"),
        (
            "where(x > 0 and x < 9, sqrt(x), 0)",
            "piecewise(x, (x > 0) & (x < 9), lambda x: torch.sqrt(x), lambda x: 0)",
        ),
        ("where(1 > 0, x, 0)", "x"),
        ("step(x)", "(x > 0).to(x.dtype) + 0 * x"),
        ("3", "3 + 0 * x"),
    ],
)
def test_the_source_is_what_a_student_would_write(text: str, source: str):
    assert to_source(parse(text).tree) == source


def test_constants_are_computed_in_the_dtype_of_the_script():
    text = "x + exp(100) / exp(100)"

    assert to_source(parse(text).tree) == "x + 1"
    assert to_source(parse(text).tree, torch.float32) == "x + torch.nan"


def test_only_a_formula_with_a_choice_brings_a_function_along():
    assert definitions(to_source(parse("max(0, x)").tree)) == ""
    for text in WITH_WHERE[:3]:
        assert definitions(to_source(parse(text).tree)).startswith("def piecewise(")
