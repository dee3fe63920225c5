import time

import pytest

from core.expressions import MAX_DEPTH, MAX_LENGTH, parse
from tests.core.expressions.formulas import SLOWEST, X


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The formula is empty; write one in x, such as max(0, x)."),
        ("x +", "Expected a number, x or a function, but the formula ends."),
        ("x + * 2", "Expected a number, x or a function, but found '*' at place 5."),
        ("(x", "Expected ')' to close the bracket at place 1, but the formula ends."),
        ("|x", "Expected '|' to close the bar at place 1, but the formula ends."),
        ("max(x, 1", "Expected ')' to close max( at place 1, but the formula ends."),
        ("x)", "The formula should end here, but found ')' at place 2."),
        ("x 2", "The formula should end here, but found '2' at place 3."),
        ("sigmod(x)", "'sigmod' at place 1 is not a known name; did you mean sigmoid?"),
        ("y", "'y' at place 1 is not a known name; try x."),
        ("1 if x > 0 else 0", "'if' at place 3 is Python's; here write "
         "where(condition, value, other value)."),
        ("exp", "The function exp at place 1 needs its argument in brackets, as in "
         "exp(x)."),
        ("max(x)", "max at place 1 takes two or more arguments, not 1."),
        ("exp(x, 2)", "exp at place 1 takes 1 argument, not 2."),
        ("where(x, 1, 2)", "'where' at place 1 needs a condition, such as x > 0."),
        ("where(x > 0, 1)", "where at place 1 takes 3 arguments, not 2."),
        ("(x > 0) + 1", "'+' at place 9 needs a number, not a condition."),
        ("x and 1", "'and' at place 3 needs a condition, such as x > 0."),
        ("x = 1", "The character '=' (equals sign) at place 3 has no meaning in a "
         "formula."),
        ("x > 0", "The formula is a condition, true or false; for a function write "
                  "where(condition, value, other value)."),
    ],
)  # fmt: skip
def test_a_bad_formula_gets_a_sentence_that_says_what_and_where(text, sentence):
    with pytest.raises(ValueError, match=r"\.$|\?$") as refusal:
        parse(text)

    assert str(refusal.value) == sentence


ESCAPES = (
    "__import__('os').system('true')",
    "x.__class__.__mro__[1].__subclasses__()",
    "().__class__",
    "eval('1')",
    "lambda: 1",
    "[x for x in (1, 2)]",
    "(y := 3)",
    "f'{__import__(\"os\")}'",
    "x if x else 1",
    "x[0]",
    "import os",
    "@x",
    "x # comment",
    "**x",
    "max(x, key=x)",
    "not x",
    "x << 9999999",
    "x % 2",
    "0x10",
    "True",
    "ехр(x)",
    "ｘ",
    "x\u200b",
    "x\u0000",
    "x\ud800",
    "٣",
    "(" * 150,
    "-" * 150 + "x",
    "2^" * 60 + "x",
    "x" * 10_000,
    "|" * 199,
)


@pytest.mark.parametrize("text", ESCAPES, ids=lambda text: ascii(text)[:40])
def test_ways_out_of_a_sandbox_lead_nowhere(text: str):
    start = time.perf_counter()

    with pytest.raises(ValueError, match=r"[.?]$") as refusal:
        parse(text)

    assert time.perf_counter() - start < SLOWEST
    assert len(str(refusal.value)) < 400


def test_a_long_name_is_not_repeated_in_full():
    with pytest.raises(ValueError, match=r"^'x{24}…' at place 1") as refusal:
        parse("x" * 190)

    assert len(str(refusal.value)) < 100


def test_length_and_depth_are_refused_by_their_numbers():
    with pytest.raises(ValueError, match=f"has 201 characters; at most {MAX_LENGTH}"):
        parse("x" + "+1" * 100)
    with pytest.raises(ValueError, match=f"more than {MAX_DEPTH} deep at place 22"):
        parse("(" * 21 + "x" + ")" * 21)
    assert parse("(" * MAX_DEPTH + "x" + ")" * MAX_DEPTH)(X).tolist() == X.tolist()
