import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.expressions import MAX_LENGTH, parse
from tests.core.expressions.formulas import X, values


def evaluate(text: str) -> torch.Tensor | None:
    """Parse and differentiate a text; None if it is refused."""
    try:
        formula = parse(text)
    except ValueError:
        return None
    x = X.clone().requires_grad_()
    y = formula(x)
    if y.requires_grad:
        torch.autograd.grad(y.sum(), x)
    assert formula.latex
    return y


LEAVES = st.just(("x", lambda x: x)) | st.integers(1, 9999).map(
    lambda n: (f"{n / 1000:.3f}", lambda x: n / 1000)
)


PAIRS = {
    "({} + {})": lambda a, b: a + b,
    "({} - {})": lambda a, b: a - b,
    "{} * {}": lambda a, b: a * b,
    "max({}, {})": max,
    "min({}, {})": min,
}


SINGLES = {"tanh({})": math.tanh, "(-{})": lambda a: -a, "|{}|": abs}


def grown(children):
    def pair(drawn):
        (text, fn), (one, f), (other, g) = drawn
        return text.format(one, other), lambda x: fn(f(x), g(x))

    def single(drawn):
        (text, fn), (one, f) = drawn
        return text.format(one), lambda x: fn(f(x))

    def branches(drawn):
        (one, f), (other, g) = drawn
        return f"where(x > 0, {one}, {other})", lambda x: f(x) if x > 0 else g(x)

    return st.one_of(
        st.tuples(st.sampled_from(list(PAIRS.items())), children, children).map(pair),
        st.tuples(st.sampled_from(list(SINGLES.items())), children).map(single),
        st.tuples(children, children).map(branches),
    )


@settings(max_examples=100)
@given(st.recursive(LEAVES, grown, max_leaves=8))
def test_any_tree_written_down_is_read_back_as_the_same_function(tree):
    text, oracle = tree
    if len(text) > MAX_LENGTH:
        text, oracle = "x", lambda x: x

    assert values(text) == pytest.approx([oracle(x) for x in X.tolist()], rel=1e-9)


@settings(max_examples=100)
@given(st.text(max_size=MAX_LENGTH + 20))
def test_any_text_is_a_formula_or_a_sentence(text: str):
    result = evaluate(text)

    assert result is None or result.shape == X.shape
