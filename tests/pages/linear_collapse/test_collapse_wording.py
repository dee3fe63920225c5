import io
from contextlib import redirect_stdout

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.affine import collapse
from core.linear_collapse.matrix_text import read_matrices
from core.linear_collapse.stack import draw_stack, price
from screens.linear_collapse.collapse_script import pytorch_script
from screens.linear_collapse.derivation import entry_line, matrix, weights_line
from screens.linear_collapse.numbers import power, share
from screens.linear_collapse.price import price_question
from tests.conftest import OpenPage
from tests.pages.folds import script_on
from tests.pages.linear_collapse.matrix_reading import DIGITS, LESSON, outputs, values

WIDTHS = st.lists(st.integers(1, 12), min_size=3, max_size=8).map(tuple)


def run_script(script: str) -> tuple[dict, str]:
    names, printed = {}, io.StringIO()
    with redirect_stdout(printed):
        exec(script, names)
    return names, printed.getvalue()


@given(WIDTHS)
@settings(deadline=None, max_examples=50)
def test_the_answer_is_an_option_and_the_options_differ(widths):
    question = price_question(widths)

    assert question.answer() == str(price((widths[0], widths[-1])).parameters)
    assert question.answer() in question.options
    assert len(set(question.options.values())) == len(question.options)


@pytest.mark.parametrize(
    ("widths", "num_examples", "seed", "own"),
    [
        ((2, 3, 2), 3, 0, ""),
        ((12,) * 8, 12, 41, ""),
        ((1, 1, 1), 1, 3, "X = 2 / W1 = 0.5 / b2 = -1.5"),
    ],
)
def test_the_pytorch_prints_the_numbers_of_the_page(
    open_page: OpenPage, widths: tuple, num_examples: int, seed: int, own: str
):
    query = {f"width{k}": str(width) for k, width in enumerate(widths[1:-1], 1)}
    app = open_page(
        LESSON,
        seed=str(seed),
        depth=str(len(widths) - 2),
        num_inputs=str(widths[0]),
        num_outputs=str(widths[-1]),
        num_examples=str(num_examples),
        matrices=own,
        **query,
    )

    stack = draw_stack(widths, num_examples, seed)
    script = script_on(app)
    assert script == pytorch_script(stack, seed, read_matrices(own)).rstrip()
    names, printed = run_script(script)
    O = names["X"] @ names["W"] + names["b"]
    torch.testing.assert_close(O.detach(), values(outputs(app)[1]), **DIGITS)
    assert float(printed.rsplit(":", 1)[1]) < 1e-12


def test_the_derivation_of_a_worked_example():
    stack = draw_stack((2, 3, 2), 3, 0)
    first, second = stack.layers

    line = weights_line(first, second, 2, 2)

    assert matrix(first.W) in line
    assert matrix(collapse(first, second).W) in line
    # Products of tenths are hundredths, which is what is shown.
    assert r"\approx" not in line
    assert entry_line(first, second).startswith(
        r"\small \begin{aligned} &W_{11} = 1.1 \cdot (-0.2)"
    )


def test_more_digits_than_are_shown_are_not_called_equal():
    first, second, third = draw_stack((2, 3, 3, 2), 1, 0).layers

    assert r"\approx" in weights_line(collapse(first, second), third, 3, 3)


def test_a_large_matrix_is_written_with_dots():
    M = torch.arange(25.0).reshape(5, 5)

    assert matrix(M) == (
        r"\begin{bmatrix}0 & \cdots & 4 \\ \vdots & \ddots & \vdots \\ "
        r"20 & \cdots & 24\end{bmatrix}"
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (1.234e-7, "1.2 × 10⁻⁷"), (3e12, "3.0 × 10¹²")],
)
def test_powers_of_ten_are_written_out(value, text):
    assert power(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0.3184, "31.8%"), (0.0005, "0.1%"), (2e-6, "2.0 × 10⁻⁶")]
)
def test_small_shares_keep_their_size(value, text):
    assert share(value) == text
