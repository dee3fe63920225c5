"""Lesson 4 with settings of the reader's own: every screen bears every one of them."""

import re

import pytest

from core.notation import with_minus
from screens.train_mlp import (
    forward_pass,
    hidden_space,
    sgd_step,
)
from screens.train_mlp.experiment import experiment_of
from screens.train_mlp.run_settings import circles
from tests.pages.reading import said
from tests.pages.train_mlp.recordings import (
    header_of,
    panels_of,
    text_of,
)

OWN_RUN = (
    "lab", "forward", "step", "a_and_b", "race", "widths", "own_seeds", "by_hand",
    "take_away",
)  # fmt: skip


@pytest.mark.parametrize(
    "setting",
    [
        {"dataset": "motorcycle", "num_hiddens": "1", "train_share": "1.0"},
        {"lr": "50", "loss": "squared_error", "target": "0.95"},
        {"activation": "formula", "sigma": "1 / x"},
        {"momentum": "0.5", "change": "optimiser"},
        {"dataset": "step", "optimizer": "sgd", "lr": "0.2"},
    ],
    ids="-".join,
)
def test_every_screen_of_a_run_bears_every_setting(open_page, setting):
    link = {"num_epochs": "10", "solved": "1", "racers": "relu,identity"} | setting
    for screen in OWN_RUN:
        page = open_page("train_mlp", screen=screen, **link)

        assert not page.exception, screen
        assert all("added up" in error.value for error in page.error), screen


def test_the_text_follows_the_epoch(open_page):
    page = open_page("train_mlp", screen="lab", epoch="0")
    assert "after epoch 0:</strong> 8 ReLU units 115 of 225" in text_of(page)
    assert "training found features" not in text_of(page)

    page = open_page("train_mlp", screen="lab", epoch="100")

    assert "after epoch 100:</strong> 8 ReLU units 225 of 225" in text_of(page)
    assert "training found features" in text_of(page)


def test_the_laboratory_offers_everything_that_is_inside(open_page):
    page = open_page("train_mlp", screen="lab", unit_a="3", unit_b="3")

    names = [view["name"] for view in header_of(page)["views"]]
    assert names == [
        "data and boundary", "what each unit adds", "weights", "before and after σ",
        "all z",
    ]  # fmt: skip
    assert panels_of(page, 3)[0]["units"] == [2, 3]
    assert "gridInputs" not in header_of(page)
    page = open_page("train_mlp", screen="lab", features="x1_x2", num_epochs="10")
    assert "gridInputs" in header_of(page)


def test_an_exploding_run_names_its_cause_and_can_be_mended(open_page):
    page = open_page("train_mlp", screen="lab", lr="50", loss="squared_error")
    assert "learning rate 50" in text_of(page)

    page.button(key="mend_lr").click().run()

    assert "Diverged" not in text_of(page)
    assert not page.exception


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ({"activation": "formula", "sigma": "x +"}, "cannot be trained"),
        ({"activation": "formula", "sigma": "sqrt(-1-x^2)"}, "nowhere a finite"),
        ({"dataset": "formula", "rule": "1"}, "both classes are needed"),
    ],
)
def test_what_cannot_be_trained_is_said_in_one_sentence(open_page, setting, sentence):
    for screen in ("lab", "race"):
        page = open_page("train_mlp", screen=screen, **setting)

        assert not page.exception
        assert [sentence in error.value for error in page.error] == [True]


def test_the_script_of_a_run_ends_with_its_loss(open_page):
    page = open_page("train_mlp", screen="take_away", dataset="moons", seed="3")
    shown = re.search(r"training loss <strong>([\d.]+)", text_of(page))[1]
    namespace = {}

    exec(compile(page.code[0].value, "script.py", "exec"), namespace)

    assert namespace["losses"][-1] == pytest.approx(float(shown), abs=2e-6)


def test_of_zero_come_the_biases_and_what_sigma_makes_of_them(open_page):
    _, b1, W2, b2 = experiment_of(circles()).history.mlp(7)
    output = (b1.relu() @ W2 + b2).item()

    page = open_page("train_mlp", screen="forward", epoch="7", solved="1")

    assert forward_pass.truth() == "both"
    assert abs(output - b2.item()) > 0.01
    o, bias = (with_minus(f"{value:.4f}") for value in (output, b2.item()))
    told = f"o = <strong>{o}</strong>, of which b⁽²⁾ is {bias}"
    assert told in text_of(page)
    assert "of which" not in text_of(open_page("train_mlp", screen="forward"))


def test_of_a_and_b_nothing_is_drawn_before_it_is_played(open_page):
    panels = panels_of(open_page("train_mlp", screen="a_and_b"))

    curves = [panel for panel in panels if panel["kind"] == "curves"]
    assert [panel["played"] for panel in curves] == [True, True]


def test_the_step_is_left_out_of_the_table_until_it_is_guessed(open_page):
    page = open_page("train_mlp", screen="step")
    rows = re.findall(r'scope="row">([^<]+)', said(page))
    assert "gradient" in rows
    assert not {"step", "after"} & set(rows)

    page.button(key="option_1").click().run()

    assert {"step", "after"} < set(re.findall(r'scope="row">([^<]+)', said(page)))
    assert sgd_step.truth() == "falls"


def test_after_sigma_a_straight_cut_parts_more():
    before, after = hidden_space.cuts()

    assert hidden_space.truth() == "after"
    assert after > before + 20
