"""Formulas and derivatives that are typed as an answer."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest

from screens.activation_gallery import derivative, own
from tests.conftest import OpenPage
from tests.pages.reading import frames, markdown_of, open_more, said

LESSON = "activation_gallery"
FORMULA = "where(x > 0, x, 0.3x)"


def test_a_typed_formula_is_locked_and_judged(open_page: OpenPage):
    app = open_page(LESSON, screen="own", formula=FORMULA)
    assert frames(app)["slope_areas"].empty

    app.button(key="lock").click().run()

    assert not app.exception
    assert f"{FORMULA} bends, and passes at least 0.3" in said(app).replace("&gt;", ">")
    assert len(frames(app)["slope_areas"]) == 1


def test_what_a_formula_stops_is_said():
    assert own.reply("tanh(x)") == (
        "tanh(x) bends, but at x = −20 (out of sight) passes only 0."
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
