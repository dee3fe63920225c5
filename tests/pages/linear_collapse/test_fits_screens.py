"""What one layer can fit, a bottleneck lets through, and batch norm moves."""

from functools import partial

import pytest
import torch

from charts.linear_collapse.price import SINGLE
from core.affine import collapse, forward
from core.linear_collapse.least_squares import affine_misfit
from core.notation import share
from screens.linear_collapse import (
    batch_norm,
    best_fit,
    bottleneck,
    derivation,
    linear_training,
    rounding,
    stack_price,
)
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.reading import frames, said

open_screen = partial(reading.open_screen, lesson="linear_collapse")


def test_the_bias_of_the_one_layer_has_its_numbers(open_page: OpenPage):
    app = open_screen(open_page, "derivation", solved=True, depth="2", seed="3")
    stack = derivation.stack_of(2, 3)
    b = collapse(*stack.layers).b

    words = " ".join(m.value for m in app.main.markdown)
    for value in b.tolist():
        assert f"{value:.2f}".rstrip("0").rstrip(".") in words
    before = " ".join(
        m.value for m in open_screen(open_page, "derivation").main.markdown
    )
    assert r"\mathbf{b} =" not in before


def test_a_linear_network_ties(open_page: OpenPage):
    app = open_screen(open_page, "training", solved=True, data="circles", depth="3")

    found = linear_training.comparison(
        "circles", 3, linear_training.UNITS, linear_training.ASKED, 0
    )
    assert abs(found.linear.loss - found.logistic.loss) < linear_training.TIE
    assert f"{found.logistic.accuracy:.0%}" in said(app)
    assert f"linear network, log-loss {found.linear.loss:.3f}" in said(app)


def test_the_best_fit_leaves_what_core_says(open_page: OpenPage):
    app = open_screen(open_page, "best_fit", solved=True, activation="tanh")
    stack = best_fit.STACK
    left = float(affine_misfit(stack.X, forward(stack.X, stack.layers, torch.tanh)))

    assert frames(app)["told"]["large"].tolist() == [share(left)]
    linear = open_screen(open_page, "best_fit", solved=True, activation="identity")
    assert "despite its activation" in said(linear)


@pytest.mark.parametrize("name", ["dial", "best_fit"])
def test_outputs_too_large_to_square_are_not_fitted(open_page: OpenPage, name: str):
    link = {"activation": "x^300", "dial": "scale"}
    app = open_screen(open_page, name, solved=True, **link)

    assert "there is nothing to fit" in app.warning[0].value


@pytest.mark.parametrize("name", ["plane", "training", "midpoint", "best_fit", "dial"])
@pytest.mark.parametrize("formula", ["log(x)", "exp(exp(9*x))", "3", "x(("])
def test_any_formula_gives_a_picture_or_a_sentence(
    open_page: OpenPage, name: str, formula: str
):
    link = {"fold": formula, "activation": formula, "dial": "scale", "t": "3"}
    app = open_screen(open_page, name, solved=True, **link)

    assert app.main.get("vega_lite_chart") or app.warning


def test_the_narrowest_bottleneck_that_will_do_is_the_right_one():
    shares, needed = bottleneck.SHARES, bottleneck.NEEDED

    assert shares[needed] <= bottleneck.MOST_LOST < shares[needed - 1]
    assert bottleneck.SCREEN.ask.is_right(needed)
    for width in range(1, bottleneck.FULL + 1):
        assert bottleneck.percent(shares[width]) in bottleneck.reply(width)
        if width != needed:
            assert not bottleneck.SCREEN.ask.is_right(width)
            assert f" {needed}" in bottleneck.reply(width)


def test_the_bottleneck_keeps_as_many_values_as_it_has_units(open_page: OpenPage):
    frame = frames(open_screen(open_page, "bottleneck", bottleneck="5"))["spectrum"]

    assert (frame["after"] > 1e-9).tolist() == [True] * 5 + [False] * 7


def test_the_price_of_the_one_layer_is_written_only_after_the_lock(
    open_page: OpenPage,
):
    for solved, number in ((False, "?"), (True, "7,850")):
        app = open_screen(open_page, "price", solved=solved)
        frame = frames(app)["price"].set_index(["network", "quantity"])
        weights = frame.loc[(SINGLE, stack_price.QUANTITIES[0])]
        assert weights["text"] == f"one layer {number}"
        # 784·256 + 256, 256·256 + 256 and 256·10 + 10 of the stack.
        part = 7850 / 269_322 if solved else 0
        assert weights["number"] == pytest.approx(part)
    assert len(set(stack_price.options().values())) == 4
    assert "784 · 10 + 10" in stack_price.reply("ends")


def test_every_difference_stays_within_its_bound(open_page: OpenPage):
    for depth in ("1", "6"):
        app = open_screen(open_page, "rounding", solved=True, depth=depth)
        assert "200 of 200 in float32 and 200 of 200 in float64" in said(app)
    assert rounding.shift() == pytest.approx(2**29, rel=0.3)


def test_only_batch_norm_moves_and_its_ticks_come_with_the_lock(open_page: OpenPage):
    before = frames(open_screen(open_page, "batch_norm"))["strips"]
    after = frames(open_screen(open_page, "batch_norm", solved=True))["strips"]
    spread = after.groupby("strip")["value"].agg(lambda v: v.max() - v.min())

    assert before.groupby("strip").size().tolist() == [1, 1, 1]
    assert spread.drop("batch norm").max() < batch_norm.MOVES < spread["batch norm"]
