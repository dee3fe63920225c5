import io
import re
from contextlib import redirect_stdout
from typing import NamedTuple

import pandas as pd
import pyarrow as pa
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from charts.matrices import write
from core.activations import ACTIVATIONS
from core.affine import collapse
from core.affine_fit import affine_misfit
from core.bottleneck import lost_shares
from core.linear_collapse import MOST_EXAMPLES, draw_stack, forward, price
from core.matrix_text import read_matrices
from sections.linear_collapse.derivation import entry_line, matrix, weights_line
from sections.linear_collapse.pytorch import pytorch_script
from sections.linear_collapse.question import price_question, width_question
from sections.linear_collapse.sizes import Sizes
from sections.linear_collapse.wording import power, share
from tests.conftest import OpenPage

TABLE = re.compile(r'<table aria-label="(.*?)".*?<tbody>(.*?)</tbody>')
ROW = re.compile(r"<tr.*?</tr>")
CELL = re.compile(r'<td title="(.*?)".*?>(.*?)</td>')
DIGITS = {"rtol": 1e-5, "atol": 1e-5}
LESSON = "linear_collapse"
WIDTHS = st.lists(st.integers(1, 12), min_size=3, max_size=8).map(tuple)
LARGEST = {
    "depth": "6", "num_inputs": "12", "num_outputs": "12", "num_examples": "12",
    **{f"width{k}": "12" for k in range(1, 7)},
}  # fmt: skip
EXPERIMENTS = (
    "derivation", "plane", "training", "two inputs", "best fit", "dial", "bottleneck",
    "price", "exact", "rounding", "batch norm",
)  # fmt: skip


def charts(app: AppTest) -> list[dict[str, pd.DataFrame]]:
    return [
        {
            dataset.name: pa.ipc.open_stream(dataset.data.data).read_pandas()
            for dataset in element.proto.datasets
        }
        for element in app.get("vega_lite_chart")
    ]


class Matrix(NamedTuple):
    label: str
    cells: list[list[tuple[str, str]]]


def matrices(app: AppTest) -> list[Matrix]:
    html = "".join(element.proto.body for element in app.get("html"))
    return [
        Matrix(label, [CELL.findall(row) for row in ROW.findall(body)])
        for label, body in TABLE.findall(html)
    ]


def outputs(app: AppTest) -> list[Matrix]:
    return [matrix for matrix in matrices(app) if matrix.label.startswith("The output")]


def values(matrix: Matrix) -> torch.Tensor:
    rows = [[float(value) for value, _ in row] for row in matrix.cells]
    return torch.tensor(rows, dtype=torch.float64)


def written(matrix: Matrix) -> torch.Tensor:
    rows = [[float(text.replace("−", "-")) for _, text in row] for row in matrix.cells]
    return torch.tensor(rows, dtype=torch.float64)


def text(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown)


def metrics(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def type_formula(app: AppTest, formula: str, key: str = "activation") -> None:
    box = app.selectbox(key=key)
    # What a reader types joins the options in the browser, which AppTest is not.
    box.options.append(formula)
    box.set_value(formula).run()


def lock(app: AppTest, question: str, answer: str) -> None:
    app.radio(key=f"predict_{question}").set_value(answer).run()
    app.button(key=f"locked_{question}_button").click().run()


def question_is_open(app: AppTest, answer: str) -> bool:
    """Whether `answer` is on the page as an option only."""
    return any(answer in radio.options for radio in app.radio) and answer not in text(
        app
    ) + "".join(latex.value for latex in app.latex)


def run_script(script: str) -> tuple[dict, str]:
    names, printed = {}, io.StringIO()
    with redirect_stdout(printed):
        exec(script, names)
    return names, printed.getvalue()


def test_the_link_decides_every_number_that_is_drawn(open_page: OpenPage):
    X, (W1b1), (W2b2), O, Wb, O_again = map(
        values, matrices(open_page(LESSON, seed="7"))
    )
    stack = draw_stack((2, 3, 2), 3, 7)
    single = collapse(*stack.layers)

    assert torch.equal(X, stack.X)
    assert torch.equal(W1b1, torch.cat([stack.layers[0].W, stack.layers[0].b[None]]))
    assert torch.equal(W2b2, torch.cat([stack.layers[1].W, stack.layers[1].b[None]]))
    torch.testing.assert_close(Wb, torch.cat([single.W, single.b[None]]), **DIGITS)
    torch.testing.assert_close(O, forward(stack.X, stack.layers), **DIGITS)
    torch.testing.assert_close(O_again, O, **DIGITS)


def test_what_is_written_in_the_cells_multiplies_out(open_page: OpenPage):
    X, first, second, O, single, _ = map(written, matrices(open_page(LESSON)))

    H = X @ first[:-1] + first[-1]
    half_a_digit = 0.005 + 1e-9
    assert (H @ second[:-1] + second[-1] - O).abs().max() <= half_a_digit
    assert torch.equal((first[:-1] @ second[:-1] * 100).round() / 100, single[:-1])


def test_both_ways_write_the_same_outputs(open_page: OpenPage):
    for query in ({}, LARGEST, {"seed": "123", "depth": "3"}):
        through_stack, through_one = outputs(open_page(LESSON, **query))
        assert through_stack.cells == through_one.cells


@pytest.mark.parametrize("widths", [(2, 3, 2), (3, 4, 4, 2), (12,) * 8])
def test_both_ways_write_the_same_outputs_from_every_seed(widths: tuple[int, ...]):
    for seed in range(300):
        stack = draw_stack(widths, 3, seed)
        ways = forward(stack.X, stack.layers), collapse(*stack.layers)(stack.X)
        through_stack, through_one = (
            [write(value, 2) for value in O.flatten().tolist()] for O in ways
        )
        assert through_stack == through_one, seed


def test_the_largest_stack_draws_every_matrix(open_page: OpenPage):
    app = open_page(LESSON, **LARGEST)

    shapes = [values(matrix).shape for matrix in matrices(app)]
    assert shapes.count((12, 12)) == 3
    assert shapes.count((13, 12)) == 8
    assert "The 7 layers of the stack" in [e.label for e in app.expander]
    assert not app.exception


@pytest.mark.parametrize("experiment", EXPERIMENTS)
def test_every_experiment_answers_in_words(open_page: OpenPage, experiment: str):
    app = open_page(LESSON, experiment=experiment, **LARGEST)

    assert not app.exception
    assert text(app).count("**What you see.**") == (
        1 if experiment == "derivation" else 2
    )


@given(WIDTHS)
@settings(deadline=None, max_examples=50)
def test_the_answer_is_an_option_and_the_options_differ(widths):
    question = price_question(widths)

    assert question.answer() == str(price((widths[0], widths[-1])).parameters)
    assert question.answer() in question.options
    assert len(set(question.options.values())) == len(question.options)


def test_the_price_is_on_the_page_only_after_the_lock(open_page: OpenPage):
    app = open_page(LESSON, experiment="price")
    assert question_is_open(app, "7,850")

    lock(app, "price", "269,322")

    assert "You said: 269,322. It is: 7,850." in app.info[0].value
    assert "784 · 10 weights and 10 biases" in text(app)


def test_what_a_bottleneck_loses_is_on_the_page_only_after_the_lock(
    open_page: OpenPage,
):
    app = open_page(LESSON, experiment="bottleneck", seed="4")
    shares = lost_shares(torch.linalg.svdvals(draw_stack((12, 12), 1, 4).layers[0].W))
    question = width_question(shares)
    needed = int(question.answer())
    assert not metrics(app)
    assert "%" not in text(app).split("**What you see.**")[2]

    lock(app, "width", question.options[str(needed)])

    assert "That is right" in app.success[0].value
    for width, enough in ((needed, True), (needed - 1, False)):
        app.slider(key="bottleneck").set_value(width).run()
        lost = float(metrics(app)["Share of the layer that is lost"].rstrip(" %"))
        assert (lost <= 10) is enough


def test_rounding_draws_two_hundred_differences_within_their_bounds(
    open_page: OpenPage,
):
    app = open_page(LESSON, experiment="rounding", **LARGEST)

    frame = next(chart["rerolls"] for chart in charts(app) if "rerolls" in chart)
    assert frame.groupby(["format", "what"]).size().tolist() == [200] * 4
    assert "200 of 200 stay within their bound" in text(app)


def test_exact_arithmetic_gives_the_integer(open_page: OpenPage):
    for query in ({}, LARGEST):
        app = open_page(LESSON, experiment="exact", **query)
        (gap,) = metrics(app).values()
        assert gap == "0"


def test_the_bottleneck_keeps_as_many_values_as_it_has_units(open_page: OpenPage):
    app = open_page(LESSON, experiment="bottleneck", bottleneck="5")

    frame = next(chart["spectrum"] for chart in charts(app) if "spectrum" in chart)
    assert (frame["after"] > 1e-9).tolist() == [True] * 5 + [False] * 7
    assert "its W has rank 2" in text(app)


def test_the_fit_is_perfect_before_and_not_after(open_page: OpenPage):
    app = open_page(LESSON, experiment="best fit", activation="tanh")

    stack = draw_stack((2, 3, 2), MOST_EXAMPLES, 0)
    bent = forward(stack.X, stack.layers, torch.tanh)
    after = float(affine_misfit(stack.X, bent))
    assert metrics(app) == {
        "Left unexplained without activation": "0, up to rounding",
        f"Left unexplained with {ACTIVATIONS['tanh'].label}": share(after),
    }


def test_a_formula_takes_the_place_of_the_activation(open_page: OpenPage):
    app = open_page(LESSON, experiment="two inputs")

    type_formula(app, "2*x + 1")

    assert metrics(app)["Gap at the midpoint"] == "0"
    assert "Among 10,000 pairs none strays" in text(app)


@pytest.mark.parametrize(
    ("experiment", "key"),
    [
        ("plane", "fold"),
        ("training", "activation"),
        ("two inputs", "activation"),
        ("best fit", "activation"),
        ("dial", "activation"),
    ],
)
def test_any_formula_gives_a_picture_or_a_sentence(
    open_page: OpenPage, experiment: str, key: str
):
    app = open_page(LESSON, experiment=experiment, dial="scale")

    for formula in ("log(x)", "1/x", "exp(exp(9*x))", "3", "x", "x(("):
        type_formula(app, formula, key)

        assert not app.exception, formula
        assert len(charts(app)) == 1 or app.warning, formula


def test_a_network_that_is_affine_on_its_data_is_called_so(open_page: OpenPage):
    app = open_page(LESSON, experiment="best fit", activation="identity")

    assert "this network is affine, for all its activation" in text(app)


def test_only_the_bend_takes_xor_apart(open_page: OpenPage):
    app = open_page(LESSON, experiment="plane")
    assert metrics(app)["Linearly separable now?"] == "yes"
    assert "here `abs(x)`, can bend the grid" in text(app)

    app.toggle(key="bent").set_value(False).run()

    assert metrics(app)["Linearly separable now?"] == "no"
    assert "`abs(x)`" not in text(app)


def test_what_is_said_of_the_plane_is_said_of_the_chosen_activation(
    open_page: OpenPage,
):
    words = text(open_page(LESSON, experiment="plane", fold="tanh"))

    assert f"here {ACTIVATIONS['tanh'].label}, can bend the grid" in words
    assert "classes cannot be parted" in words


def test_a_linear_network_reaches_what_logistic_regression_does(
    open_page: OpenPage,
):
    app = open_page(LESSON, experiment="training", depth="3")

    for data, guesses in (("xor", True), ("circles", True), ("moons", False)):
        app.button_group(key="data").set_value(data).run()
        right = re.findall(r"\*\*([\d.]+) %\*\* right, log-loss ([\d.]+)", text(app))
        logistic, linear, bent = [(float(a), float(loss)) for a, loss in right]
        assert linear == pytest.approx(logistic, abs=1)
        assert linear[1] == pytest.approx(logistic[1], abs=2e-3)
        assert bent[0] > 99
        assert ("it can do no more than guess" in text(app)) is guesses


def test_the_readers_own_numbers_are_used(open_page: OpenPage):
    app = open_page(LESSON, matrices="W1 = 1 2 0; 0 1 3 / b1 = 0 0 1")

    first = values(matrices(app)[1])
    assert first.tolist() == [[1, 2, 0], [0, 1, 3], [0, 0, 1]]
    assert "layer.weight" in app.code[0].value


def test_sizes_that_do_not_fit_get_a_sentence_with_both(open_page: OpenPage):
    app = open_page(LESSON, matrices="W1 = 1 2; 3 4")

    assert "W1 is 2 × 2 in your text, but 2 × 3 fits" in app.warning[0].value
    assert torch.equal(values(matrices(app)[0]), draw_stack((2, 3, 2), 3, 0).X)


def test_own_numbers_can_be_dropped(open_page: OpenPage):
    app = open_page(LESSON, matrices="b2 = 9 9")

    drop = next(b for b in app.button if b.label.startswith("Back to the numbers"))
    drop.click().run()

    assert app.text_input(key="matrices").value == ""
    assert values(matrices(app)[2])[-1].tolist() != [9, 9]


def test_any_matrix_can_be_chosen_to_edit(open_page: OpenPage):
    app = open_page(LESSON, depth="2")

    for name in ("X", "W1", "b1", "W2", "b2", "W3", "b3"):
        app.selectbox(key="edited_matrix").set_value(name).run()
        assert not app.exception


@pytest.mark.parametrize(
    ("sizes", "seed", "own"),
    [
        (Sizes((2, 3, 2), 3), 0, ""),
        (Sizes((12,) * 8, 12), 41, ""),
        (Sizes((1, 1, 1), 1), 3, "X = 2 / W1 = 0.5 / b2 = -1.5"),
    ],
)
def test_the_pytorch_prints_the_numbers_of_the_page(
    open_page: OpenPage, sizes: Sizes, seed: int, own: str
):
    widths, num_examples = sizes
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

    script = app.code[0].value
    assert script == pytorch_script(sizes, seed, read_matrices(own)).rstrip()
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
        r"\small \begin{aligned} W_{11} &= 1.1 \cdot (-0.2)"
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
    ("value", "text"), [(0.3184, "31.8 %"), (0.0005, "0.1 %"), (2e-6, "2.0 × 10⁻⁶")]
)
def test_small_shares_keep_their_size(value, text):
    assert share(value) == text
