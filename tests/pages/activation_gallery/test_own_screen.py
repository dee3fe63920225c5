"""Activations that are compared, held by a parameter, and typed."""

import time

import pytest
import torch

from core.activation_gallery.curves import read_at
from core.activations import ACTIVATIONS
from core.expressions import MAX_LENGTH
from core.notation import number
from screens.activation_gallery import own
from screens.activation_gallery.held_curves import held_in
from screens.activation_gallery.link import LINK
from screens.activation_gallery.own_picture import LONG
from tests.conftest import OpenPage
from tests.pages.reading import frames, said
from ui.activation import MOST

LESSON = "activation_gallery"
FORMULA = "where(x > 0, x, 0.3x)"
KEYS = list(ACTIVATIONS)


@pytest.mark.parametrize(
    "some", [KEYS[i : i + MOST] for i in range(0, len(KEYS), MOST)]
)
def test_all_are_compared_with_their_numbers_and_parameters_in_the_link(
    some: list[str], open_page: OpenPage
):
    app = open_page(LESSON, activation=",".join(some), x="-0.5")

    assert not app.exception
    for key in some:
        at = read_at(ACTIVATIONS[key], {}, -0.5)
        row = f"<td>{number(at.value)}</td><td>{number(at.slope)}</td>"
        assert f"<td>{ACTIVATIONS[key].label}</td>{row}" in said(app)
        for parameter in ACTIVATIONS[key].parameters:
            entry = LINK[f"{key}_{parameter.name}"]
            slider = app.slider(key=f"{key}_{parameter.name}")
            assert (slider.min, slider.max) == pytest.approx((entry.low, entry.high))
            assert slider.step == pytest.approx(entry.step)
            assert slider.value == pytest.approx(entry.default)


def test_the_domain_and_the_parameters_are_read_from_the_link(open_page: OpenPage):
    app = open_page(LESSON, activation="swish", domain="3", swish_beta="2.5", x="1")

    assert frames(app)["value_lines"]["x"].abs().max() == 3
    at = read_at(ACTIVATIONS["swish"], {"beta": 2.5}, 1.0)
    assert f"<td>{number(at.value)}</td><td>{number(at.slope)}</td>" in said(app)


@pytest.mark.parametrize("where", ["activation", "formula"])
def test_a_typed_formula_is_drawn_and_read(where: str, open_page: OpenPage):
    app = open_page(LESSON, **{where: FORMULA}, x="-1")

    assert not app.exception
    assert f"{FORMULA[:LONG]}…" in set(frames(app)["value_names"]["name"])
    assert "<td>−0.3</td><td>0.3</td>" in said(app)


def test_names_of_lines_that_end_together_stand_apart(open_page: OpenPage):
    app = open_page(LESSON, formula=FORMULA)

    names = frames(app)["value_names"]
    for _, together in names.groupby("x"):
        assert (together["y"].sort_values().diff().dropna() > 0.5).all()
    assert names.groupby("x").size().tolist() == [2, 2]


@pytest.mark.parametrize(
    ("key", "parameter", "value", "x"),
    [
        ("leaky_relu", "negative_slope", 1.0, "-1.5"),
        ("prelu", "alpha", -0.6, "0"),
        ("elu", "alpha", 2.5, "2"),
    ],
)
def test_a_curve_held_by_its_parameter_is_core_s_at_any(
    key: str, parameter: str, value: float, x: str, open_page: OpenPage
):
    activation = ACTIVATIONS[key]
    app = open_page(LESSON, activation=f"{key},tanh", x=x)
    (bent,) = held_in(app.session_state[own.SHOWN]).values()
    share = (value - bent.low) / (bent.high - bent.low)
    functions = activation.with_settings(**{parameter: value})

    tables = frames(app)

    for field, function in zip(("value", "slope"), functions, strict=True):
        for kind in ("line", "dot"):
            rows = tables[f"{field}_{kind}_bands"].query("stroke == '0'").dropna()
            truth = function(torch.tensor(rows["x"].to_numpy()).double())
            drawn = rows["low"] + share * (rows["high"] - rows["low"])
            assert drawn.tolist() == pytest.approx(truth.tolist(), abs=1e-6)
    x, low, high = tables["grips"].iloc[0]
    held = low + share * (high - low)
    assert held == pytest.approx(functions[0](torch.tensor(x)).item())


def test_a_gap_is_said(open_page: OpenPage):
    app = open_page(LESSON, activation="log(x)")

    assert "log(x) is undefined in 50% of the picture" in said(app)


def test_a_formula_that_does_not_bend_is_told_from_an_activation(open_page: OpenPage):
    straight = open_page(LESSON, formula="2x + 1")
    bent = open_page(LESSON, formula="max(2x + 1, 0.5x)")

    assert "2x + 1 does not bend" in said(straight)
    assert "does not bend" not in said(bent)
    assert "collapse" in own.reply("2x + 1")


def test_a_formula_that_cannot_be_read_is_not_locked(open_page: OpenPage):
    app = open_page(LESSON, screen="own", formula="x +")

    app.button(key="lock").click().run()

    assert not app.exception
    assert app.button(key="lock")
    assert "but the formula ends." in app.toast[0].value


def test_without_any_activation_there_is_a_sentence(open_page: OpenPage):
    app = open_page(LESSON, screen="own")

    app.multiselect(key="activation").set_value([]).run()

    assert not app.exception
    assert "Choose an activation" in app.info[0].value


@pytest.mark.parametrize("screen", ["own", "properties", "derivative"])
@pytest.mark.parametrize("text", ["x" * (MAX_LENGTH + 50), "[x](y)*_"])
def test_a_bad_formula_gets_one_sentence_at_once_and_the_picture_stays(
    screen: str, text: str, open_page: OpenPage
):
    key = "answer" if screen == "derivative" else "formula"
    app = open_page(LESSON, screen=screen, **{key: text})
    start = time.perf_counter()
    app.run()

    assert time.perf_counter() - start < 2
    assert not app.exception
    assert len(app.warning) == 1
    if screen == "properties":
        assert app.dataframe
        return
    lines = "lines" if screen == "derivative" else "value_lines"
    assert not frames(app)[lines].empty
