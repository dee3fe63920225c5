import io
import json
import re
import time
from contextlib import redirect_stdout
from urllib.parse import parse_qsl, urlsplit

import pandas as pd
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from core.activation_gallery import read_at
from core.activations import ACTIVATIONS, find
from core.expressions import MAX_LENGTH
from sections.activation_gallery.pytorch import pytorch_script
from sections.activation_gallery.shown import Shown
from sections.activation_gallery.wording import number, written
from tests.conftest import OpenPage
from ui.activation import MOST, plain_text, split_keys

LESSON = "activation_gallery"
EXPERIMENTS = (
    "properties",
    "vanishing",
    "kink",
    "derivative",
    "same class",
    "softmax",
    "cost",
    "firing",
)
FORMULA = "where(x > 0, x, 0.3x)"


def frames(app: AppTest, chart: int = 0) -> dict[str, pd.DataFrame]:
    element = app.get("vega_lite_chart")[chart]
    return {
        dataset.name: pa.ipc.open_stream(dataset.data.data).read_pandas()
        for dataset in element.proto.datasets
    }


def text_of(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown)


def lock(app: AppTest, which: int = -1, answer: int = 0) -> AppTest:
    """Answer the page's first question (0) or its experiment's (-1), and lock it."""
    question = app.radio[which]
    question.set_value(question.options[answer]).run()
    [b for b in app.button if b.label == "Lock my answer"][which].click()
    return app.run()


def test_the_lesson_opens_with_the_chapters_three(open_page: OpenPage):
    app = open_page(LESSON)

    assert not app.exception
    curves = frames(app)["curves"]
    assert list(curves["activation"].unique()) == ["ReLU", "Sigmoid", "tanh"]
    assert "**Sigmoid** is 0.7311 with slope 0.1966" in text_of(app)


@pytest.mark.parametrize("key", ACTIVATIONS)
def test_a_link_shows_each_activation_with_its_numbers(key: str, open_page: OpenPage):
    app = open_page(LESSON, activation=key, x="-0.5")

    assert not app.exception
    at = read_at(ACTIVATIONS[key], {}, -0.5)
    points = frames(app)["points"].iloc[0]
    assert (points["value"], points["slope"]) == pytest.approx((at.value, at.slope))
    said = f"is {number(at.value)} with slope {number(at.slope)}"
    assert f"**{ACTIVATIONS[key].label}** {said}" in text_of(app)


def test_a_list_of_several_is_read(open_page: OpenPage):
    app = open_page(LESSON, activation="gelu,mish,gelu")

    assert list(frames(app)["curves"]["activation"].unique()) == ["GELU", "Mish"]


def test_the_domain_and_the_parameters_are_in_the_link(open_page: OpenPage):
    app = open_page(LESSON, activation="swish", domain="3", swish_beta="2.5", x="1")

    assert frames(app)["curves"]["x"].abs().max() == 3
    at = read_at(ACTIVATIONS["swish"], {"beta": 2.5}, 1.0)
    assert f"is {number(at.value)} with slope {number(at.slope)}" in text_of(app)


@pytest.mark.parametrize("where", ["activation", "formula"])
def test_a_typed_formula_is_drawn_and_said(where: str, open_page: OpenPage):
    app = open_page(LESSON, **{where: FORMULA}, x="-1")

    assert not app.exception
    assert FORMULA in set(frames(app)["curves"]["activation"])
    assert f"**`{FORMULA}`** is −0.3 with slope 0.3" in text_of(app)


def test_the_squares_at_kinks_are_explained_where_there_are_any(open_page: OpenPage):
    assert "Small squares" in text_of(open_page(LESSON, activation="hardtanh"))
    assert "Small squares" not in text_of(open_page(LESSON, activation="gelu"))


def test_a_gap_is_said(open_page: OpenPage):
    app = open_page(LESSON, activation="log(x)")

    assert "`log(x)` (50 % of the picture) has a gap" in text_of(app)


@pytest.mark.parametrize(
    "text", ["x +", "__import__('os')", "x" * (MAX_LENGTH + 50), "ехр(x)", "[x](y)*_"]
)
def test_a_bad_formula_gets_one_sentence_at_once(text: str, open_page: OpenPage):
    app = open_page(LESSON, formula=text)
    start = time.perf_counter()
    app.run()

    assert time.perf_counter() - start < 2
    assert not app.exception
    assert len(app.warning) == 1
    assert len(app.get("vega_lite_chart")) >= 1


def test_without_any_activation_there_is_a_sentence(open_page: OpenPage):
    app = open_page(LESSON, activation="")

    app.multiselect(key="activation").set_value([]).run()

    assert not app.exception
    assert "Choose an activation" in app.info[0].value


@pytest.mark.parametrize("experiment", EXPERIMENTS)
@pytest.mark.parametrize("activation", ["step", "log(x)", "9^9^9^9"])
def test_every_experiment_takes_every_kind_of_activation(
    experiment: str, activation: str, open_page: OpenPage
):
    app = open_page(LESSON, experiment=experiment, activation=activation)

    assert not app.exception
    assert "Predict first" in text_of(app)


@pytest.mark.parametrize("experiment", [e for e in EXPERIMENTS if e != "derivative"])
def test_a_prediction_is_locked_and_then_revealed(experiment: str, open_page: OpenPage):
    app = open_page(LESSON, experiment=experiment)
    lock(app)

    assert not app.exception
    verdicts = [*app.success, *(i for i in app.info if "You said" in i.value)]
    assert len(verdicts) == 1
    assert any(b.label == "Ask me again" for b in app.button)


def test_the_first_prediction_is_answered_by_the_sigmoids_own_slope(
    open_page: OpenPage,
):
    app = open_page(LESSON)

    app.radio[0].set_value("about a millionth").run()
    next(b for b in app.button if b.label == "Lock my answer").click().run()

    assert "That is right" in app.success[0].value
    assert "0.25¹⁰ = 9.5 × 10⁻⁷" in text_of(app)


def test_the_table_is_filtered_and_follows_the_parameters(open_page: OpenPage):
    app = lock(open_page(LESSON, activation="elu", elu_alpha="2", only="zero-centred"))
    centred = app.dataframe[0].value

    assert "SELU" in set(centred["activation"])
    assert "ReLU" not in set(centred["activation"])
    app.multiselect(key="only").set_value([]).run()
    table = app.dataframe[0].value.set_index("activation")
    assert len(table) == len(ACTIVATIONS)
    assert table.loc["ELU", "range"] == "(−2, ∞)"


def test_a_typed_formula_has_its_row(open_page: OpenPage):
    app = lock(open_page(LESSON, formula="x/(1+x^2)", family="formula"))

    table = app.dataframe[0].value
    assert table["activation"].tolist() == ["x/(1+x^2)"]
    assert table["range"].tolist() == ["[−0.5, 0.5]"]


def test_a_derivative_is_checked(open_page: OpenPage):
    right = open_page(
        LESSON, experiment="derivative", of="prelu", answer="where(x > 0, 1, alpha)"
    )
    wrong = open_page(LESSON, experiment="derivative", of="tanh", answer="1 - tanh(x)")

    assert "**Right** at every one of 400 points" in text_of(right)
    assert "most at x = −8: yours is 2" in text_of(wrong)
    assert len(frames(wrong, 1)["wrong"]) >= 1


def test_until_a_derivative_is_typed_the_function_alone_is_drawn(open_page: OpenPage):
    app = open_page(LESSON, experiment="derivative", of="relu")

    assert frames(app, 1)["wrong"].empty
    assert frames(app, 1)["answer"]["value"].max() == 8
    assert "Drawn is the function itself" in text_of(app)


@pytest.mark.parametrize("formula", ["0", "2x + 1"])
def test_a_formula_that_does_not_bend_is_told_from_an_activation(
    formula: str, open_page: OpenPage
):
    straight = open_page(LESSON, formula=formula)
    bent = open_page(LESSON, formula=f"max({formula}, 0.5x)")

    assert not straight.exception
    assert f"`{formula}` does not bend" in straight.warning[0].value
    assert "as in [lesson 2](linear_collapse)" in straight.warning[0].value
    assert not bent.warning


def test_a_typed_formula_is_taken_along_to_other_lessons(open_page: OpenPage):
    app = open_page(LESSON)
    app.text_input(key="formula").set_value("max(0, x)^2").run()
    (sentence,) = [m.value for m in app.markdown if "Take it along" in m.value]
    links = [urlsplit(link) for link in re.findall(r"\]\((.*?)\)", sentence)]
    keys = {link.path: dict(parse_qsl(link.query)) for link in links}

    assert "max(0, x)^2" in set(frames(app)["curves"]["activation"])
    train = open_page("train_mlp", **keys["train_mlp"])
    assert train.text_input(key="sigma").value == "max(0, x)^2"
    stack = open_page("linear_collapse", **keys["linear_collapse"])
    assert stack.selectbox(key="activation").value == "max(0, x)^2"


def test_relu_runs_to_the_edge_of_the_frame(open_page: OpenPage):
    value = json.loads(open_page(LESSON).get("vega_lite_chart")[0].proto.spec)
    panel = value["vconcat"][0]["layer"][0]

    assert panel["encoding"]["y"]["scale"]["domainMax"] == 4
    assert frames(open_page(LESSON))["curves"]["value"].max() > 4


def test_the_kink_table_prints_the_version_once_answered(open_page: OpenPage):
    app = open_page(LESSON, experiment="kink")
    assert "by PyTorch" not in text_of(app)

    lock(app)

    assert "by PyTorch 2" in text_of(app)
    assert "| `torch.clamp(x, min=0)` | 1 |" in text_of(app)


def test_until_the_answer_is_locked_the_table_does_not_tell_which_one_falls(
    open_page: OpenPage,
):
    app = open_page(LESSON, only="monotone")

    table = app.dataframe[0].value
    assert not {"monotone", "range", "minimum"} & set(table.columns)
    assert len(table) == len(ACTIVATIONS)
    assert "monotone" not in app.multiselect(key="only").options
    lock(app)
    assert {"monotone", "range", "minimum"} <= set(app.dataframe[0].value.columns)
    assert "monotone" in app.multiselect(key="only").options


def test_until_they_are_asked_about_relu_and_the_sigmoid_do_not_fade(
    open_page: OpenPage,
):
    app = open_page(LESSON, experiment="vanishing")
    told = frames(app, 1)
    assert set(told["left"]["activation"]) == {"tanh"}
    assert told["bound"].empty
    assert "9.5 × 10⁻⁷" not in text_of(app)
    assert "ReLU** leaves" not in text_of(app)

    lock(app)
    assert set(frames(app, 1)["left"]["activation"]) == {"ReLU", "tanh"}
    lock(app, 0)
    assert set(frames(app, 1)["left"]["activation"]) == {"ReLU", "Sigmoid", "tanh"}
    assert len(frames(app, 1)["bound"]) == 11
    assert "can leave, 0.25¹⁰ = 9.5 × 10⁻⁷" in text_of(app)


def test_with_all_lines_hidden_there_is_a_sentence(open_page: OpenPage):
    app = open_page(LESSON, experiment="vanishing", activation="relu,sigmoid")

    assert not app.exception
    assert "wait for your answer: ReLU's when" in app.info[0].value


def test_the_converted_network_lies_over_the_other_once_answered(open_page: OpenPage):
    app = open_page(LESSON, experiment="same class")
    assert frames(app, 1)["curves"]["curve"].unique().tolist() == ["sigmoid network"]
    assert not [toggle for toggle in app.toggle if toggle.key == "overlay"]

    lock(app)

    assert len(frames(app, 1)["curves"]["curve"].unique()) == 2
    assert "One curve" in text_of(app)


def test_softmax_opens_on_a_change_and_tells_of_the_others_once_answered(
    open_page: OpenPage,
):
    app = open_page(LESSON, experiment="softmax")
    told = frames(app, 1)["outputs"]
    assert set(told.loc[told["when"] == "after", "entry"]) == {"output 1"}
    assert "Outputs that changed" not in text_of(app)

    lock(app)

    assert len(frames(app, 1)["outputs"]) == 16
    assert "Outputs that changed: 1 of the sigmoid, 4 of softmax" in text_of(app)


def test_until_the_answer_is_locked_only_relu_has_its_cost(open_page: OpenPage):
    app = open_page(LESSON, experiment="cost", activation="softsign")
    assert set(frames(app, 1)["costs"]["activation"]) == {"ReLU"}
    assert "tanh" not in text_of(app).split("**What you see.** ReLU takes")[1][:150]

    lock(app)
    app.button(key="measure").click().run()

    costs = frames(app, 1)["costs"]
    assert set(costs["activation"]) == {"ReLU", "Sigmoid", "tanh", "GELU", "Softsign"}
    assert (costs["median"] > 0).all()


def test_every_claim_is_listed_as_holding(open_page: OpenPage):
    text = text_of(open_page(LESSON))

    assert text.count(":material/check: holds") == 8
    assert "does not hold" not in text


@pytest.mark.parametrize("key", [*ACTIVATIONS, FORMULA, "exp(-x^2)", "3"])
def test_the_pytorch_script_prints_the_numbers_of_the_page(key: str):
    activation = find(key)
    settings = {p.name: p.high for p in activation.parameters}
    shown = Shown({"one": activation}, {"one": settings}, 8.0, -0.7)
    printed = io.StringIO()

    with redirect_stdout(printed):
        exec(pytorch_script(shown), {})

    value, slope = map(float, printed.getvalue().split()[1:])
    at = read_at(activation, settings, -0.7)
    assert (value, slope) == pytest.approx((at.value, at.slope), rel=1e-7, abs=1e-8)


def test_the_script_stands_on_the_page(open_page: OpenPage):
    app = open_page(LESSON, activation="elu", elu_alpha="2")

    assert "'ELU': F.elu(x, alpha=2.0)," in app.code[0].value


def test_numbers_are_written_for_people():
    assert number(-0.0) == "0"
    assert number(-0.25) == "−0.25"
    assert number(9.5e-7, 2) == "9.5 × 10⁻⁷"
    assert number(float("nan")) == "undefined"
    assert written("ReLU") == "ReLU"
    assert written("x*x`") == "`x*x`"
    assert plain_text("'*' (a)") == "'\\*' \\(a\\)"


def test_only_a_list_of_keys_is_taken_for_a_list():
    assert split_keys("relu, gelu") == ["relu", "gelu"]
    assert split_keys("max(0, x)") == ["max(0, x)"]
    assert MOST == 8
