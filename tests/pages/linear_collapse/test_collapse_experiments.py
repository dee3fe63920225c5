import re

import pytest
import torch

from core.activations import ACTIVATIONS
from core.affine import forward
from core.linear_collapse.bottleneck import lost_shares
from core.linear_collapse.least_squares import affine_misfit
from core.linear_collapse.stack import MOST_EXAMPLES, draw_stack
from screens.linear_collapse.bottleneck import width_question
from screens.linear_collapse.link import LINK
from screens.linear_collapse.numbers import share
from tests.conftest import OpenPage
from tests.pages.linear_collapse.matrix_reading import (
    LARGEST,
    LESSON,
    charts,
    lock,
    metrics,
    question_is_open,
    text,
    type_formula,
)


@pytest.mark.parametrize("experiment", LINK["experiment"].values)
def test_every_experiment_answers_in_words(open_page: OpenPage, experiment: str):
    app = open_page(LESSON, experiment=experiment, **LARGEST)

    assert not app.exception
    assert text(app).count("**What you see.**") == (
        1 if experiment == "derivation" else 2
    )


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

    assert "this network is affine, despite its activation" in text(app)


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
    assert "classes cannot be separated" in words


def test_a_linear_network_reaches_what_logistic_regression_does(
    open_page: OpenPage,
):
    app = open_page(LESSON, experiment="training", depth="3")

    for data, guesses in (("xor", True), ("circles", True), ("moons", False)):
        app.button_group(key="data").set_value(data).run()
        right = re.findall(r"\*\*([\d.]+)%\*\* right, log-loss ([\d.]+)", text(app))
        logistic, linear, bent = [(float(a), float(loss)) for a, loss in right]
        assert linear == pytest.approx(logistic, abs=1)
        assert linear[1] == pytest.approx(logistic[1], abs=2e-3)
        assert bent[0] > 99
        assert ("it can do no more than guess" in text(app)) is guesses
