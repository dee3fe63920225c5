import re
import time
from urllib.parse import parse_qsl, urlsplit

import pytest
import torch

from core.activation_gallery.curves import read_at
from core.activations import ACTIVATIONS
from core.expressions import MAX_LENGTH
from core.notation import number
from screens.activation_gallery import derivative, own
from screens.activation_gallery.held_curves import held_in
from screens.activation_gallery.link import LINK
from tests.conftest import OpenPage
from tests.pages.reading import (
    frames,
    markdown_of,
    open_more,
    said,
)

LESSON = "activation_gallery"
FORMULA = "where(x > 0, x, 0.3x)"


@pytest.mark.parametrize("key", ACTIVATIONS)
def test_each_activation_is_compared_with_its_numbers(key: str, open_page: OpenPage):
    app = open_page(LESSON, activation=key, x="-0.5")

    assert not app.exception
    at = read_at(ACTIVATIONS[key], {}, -0.5)
    row = f"<td>{number(at.value)}</td><td>{number(at.slope)}</td>"
    assert f"<td>{ACTIVATIONS[key].label}</td>{row}" in said(app)


def test_the_domain_and_the_parameters_are_in_the_link(open_page: OpenPage):
    app = open_page(LESSON, activation="swish", domain="3", swish_beta="2.5", x="1")

    assert frames(app)["value_lines"]["x"].abs().max() == 3
    at = read_at(ACTIVATIONS["swish"], {"beta": 2.5}, 1.0)
    assert f"<td>{number(at.value)}</td><td>{number(at.slope)}</td>" in said(app)


@pytest.mark.parametrize("where", ["activation", "formula"])
def test_a_typed_formula_is_drawn_and_read(where: str, open_page: OpenPage):
    app = open_page(LESSON, **{where: FORMULA}, x="-1")

    assert not app.exception
    assert FORMULA in set(frames(app)["value_names"]["name"])
    assert "<td>−0.3</td><td>0.3</td>" in said(app)


def test_names_of_lines_that_end_together_stand_apart(open_page: OpenPage):
    app = open_page(LESSON, formula=FORMULA)

    names = frames(app)["value_names"]
    for _, together in names.groupby("x"):
        assert (together["y"].sort_values().diff().dropna() > 0.5).all()
    assert names.groupby("x").size().tolist() == [2, 2]


@pytest.mark.parametrize(
    ("key", "value"),
    [("leaky_relu_negative_slope", 1.0), ("prelu_alpha", -0.6), ("elu_alpha", 2.5)],
)
@pytest.mark.parametrize("x", ["-1.5", "0", "2"])
def test_a_curve_held_by_its_parameter_is_core_s_at_any(
    key: str, value: float, x: str, open_page: OpenPage
):
    name, _, parameter = key.replace("leaky_relu", "leaky-relu").partition("_")
    activation = ACTIVATIONS[name.replace("-", "_")]
    app = open_page(LESSON, activation=f"{activation.key},tanh", x=x)
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


@pytest.mark.parametrize("formula", ["0", "2x + 1"])
def test_a_formula_that_does_not_bend_is_told_from_an_activation(
    formula: str, open_page: OpenPage
):
    straight = open_page(LESSON, formula=formula)
    bent = open_page(LESSON, formula=f"max({formula}, 0.5x)")

    assert f"{formula} does not bend" in said(straight)
    assert "does not bend" not in said(bent)
    assert "collapse" in own.reply(formula)


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
@pytest.mark.parametrize(
    "text", ["x +", "__import__('os')", "x" * (MAX_LENGTH + 50), "ехр(x)", "[x](y)*_"]
)
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


def test_a_typed_formula_is_locked_and_judged(open_page: OpenPage):
    app = open_page(LESSON, screen="own", formula=FORMULA)
    assert frames(app)["slope_areas"].empty

    app.button(key="lock").click().run()

    assert not app.exception
    assert f"{FORMULA} bends, and passes at least 0.3" in said(app).replace("&gt;", ">")
    assert len(frames(app)["slope_areas"]) == 1


def test_what_a_formula_stops_is_said():
    assert own.reply("tanh(x)") == (
        "tanh(x) bends, but at x = −20 it passes only 0 of a gradient."
    )
    assert "undefined at x = −20" in own.reply("log(x)")
    assert own.reply("  ").startswith("Type a formula")
    assert own.reply("x +").endswith("but the formula ends.")
    assert own.judge("|x|")
    assert not own.judge("x +")


def test_a_typed_formula_is_taken_along_to_other_lessons(open_page: OpenPage):
    sentences = markdown_of(
        open_more("own", "Take it along", lesson=LESSON, formula="max(0, x)^2")
    )
    links = [urlsplit(link) for link in re.findall(r"\]\((.*?)\), in a", sentences)]
    keys = {link.path: dict(parse_qsl(link.query)) for link in links}

    train = open_page("train_mlp", **keys["train_mlp"])
    assert not train.exception
    assert train.session_state["sigma"] == "max(0, x)^2"
    stack = open_page("linear_collapse", **keys["linear_collapse"], solved="1")
    assert not stack.exception
    assert stack.session_state["activation"] == "max(0, x)^2"


@pytest.mark.parametrize("screen", ["own", "derivative"])
def test_nothing_typed_is_no_answer(screen: str, open_page: OpenPage):
    app = open_page("activation_gallery", screen=screen)

    app.button(key="lock").click().run()

    assert "Nothing is typed yet" in app.toast[0].value
    assert "again" not in {button.key for button in app.button}


def test_a_derivative_is_typed_and_shaded_only_once_locked(open_page: OpenPage):
    link = {"screen": "derivative", "of": "tanh", "answer": "1 - tanh(x)"}
    asked = open_page(LESSON, **link)
    assert frames(asked)["areas"].empty
    assert set(frames(asked)["lines"]["stroke"]) == {"0", "1"}

    asked.button(key="lock").click().run()

    assert not asked.exception
    assert len(frames(asked)["areas"]) >= 1
    assert set(frames(asked)["lines"]["stroke"]) == {"0", "1", "ink"}
    assert "For tanh you typed 1 - tanh(x). Wrong at" in said(asked)
    assert "most at x = −8: yours is 2" in said(asked)


def test_what_cannot_be_read_is_not_locked(open_page: OpenPage):
    link = {"screen": "derivative", "of": "prelu", "answer": "1 if x>0 else alpha"}
    app = open_page(LESSON, **link)

    app.button(key="lock").click().run()

    assert "Not locked yet" in app.toast[0].value
    assert "where" in app.toast[0].value
    assert "again" not in {button.key for button in app.button}


def test_a_right_derivative_is_right():
    answer = "prelu: where(x > 0, 1, alpha)"

    assert derivative.judge(answer)
    assert derivative.reply(answer) == (
        "For pReLU you typed where(x > 0, 1, alpha). Right at every one of 400 points."
    )


def test_a_verdict_is_on_the_function_that_was_asked(open_page: OpenPage):
    app = open_page(LESSON, screen="derivative", of="tanh", answer="1 - tanh(x)^2")
    app.button(key="lock").click().run()

    app.selectbox(key="of").set_value("relu").run()

    assert not app.exception
    assert "For tanh you typed 1 - tanh(x)^2. Right" in said(app)


@pytest.mark.parametrize("answer", ["prelu: ", "tanh: x +", "tanh: beta"])
def test_what_is_no_formula_is_no_derivative(answer: str):
    assert not derivative.judge(answer)
    assert derivative.reply(answer)
    assert derivative.write(answer)


def test_only_answers_to_known_functions_are_taken_back():
    with pytest.raises(KeyError):
        derivative.write("unknown: x")


WITH_PARAMETERS = [key for key, a in ACTIVATIONS.items() if a.parameters]


@pytest.mark.parametrize("some", [WITH_PARAMETERS[:8], WITH_PARAMETERS[8:]])
def test_the_parameters_of_what_is_compared_are_in_the_link(
    some: list[str], open_page: OpenPage
):
    app = open_page("activation_gallery", screen="own", activation=",".join(some))

    for key in some:
        for parameter in ACTIVATIONS[key].parameters:
            entry = LINK[f"{key}_{parameter.name}"]
            slider = app.slider(key=f"{key}_{parameter.name}")
            assert (slider.min, slider.max) == pytest.approx((entry.low, entry.high))
            assert slider.step == pytest.approx(entry.step)
            assert slider.value == pytest.approx(entry.default)
