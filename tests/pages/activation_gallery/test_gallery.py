import io
import json
import math
import re
import time
from contextlib import redirect_stdout
from urllib.parse import parse_qsl, urlsplit

import pytest

from core.activation_gallery import read_at
from core.activations import ACTIVATIONS, find
from core.expressions import MAX_LENGTH
from sections.activation_gallery.pytorch import pytorch_script
from sections.activation_gallery.shown import Shown
from sections.activation_gallery.wording import number, written
from sections.activation_gallery.words import CLAIMS, FORMULAS
from tests.conftest import OpenPage
from tests.core.expressions.formulas import CORPUS
from tests.pages.activation_gallery.reading import LESSON, frames, lock, text_of
from tests.pages.folds import script_on, unfold
from ui.activation import MOST, split_keys
from ui.markdown import plain_text

FORMULA = "where(x > 0, x, 0.3x)"


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

    assert "`log(x)` (50% of the picture) has a gap" in text_of(app)


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


@pytest.mark.parametrize("x", [-1.0, 0.0, 0.5])
def test_the_pytorch_script_prints_the_numbers_of_every_formula(x: float):
    activations = {text: find(text) for text in CORPUS}
    shown = Shown(activations, {text: {} for text in CORPUS}, 8.0, x)
    printed = io.StringIO()

    with redirect_stdout(printed):
        exec(pytorch_script(shown), {})

    lines = printed.getvalue().splitlines()
    for line, (text, activation) in zip(lines, activations.items(), strict=True):
        value, slope = map(float, line.removeprefix(text).split())
        at = read_at(activation, {}, x)
        # The page says "undefined" of what is infinite, and of the slope there.
        value = value if math.isfinite(value) else math.nan
        slope = slope if math.isfinite(value) and math.isfinite(slope) else math.nan
        assert [value, slope] == pytest.approx([at.value, at.slope], nan_ok=True)


def test_the_script_stands_on_the_page(open_page: OpenPage):
    app = open_page(LESSON, activation="elu", elu_alpha="2")

    assert not app.code
    assert "'ELU': F.elu(x, alpha=2.0)," in script_on(app)


def test_formulas_and_claims_are_there_when_they_are_unfolded(open_page: OpenPage):
    app = open_page(LESSON, activation="elu", elu_alpha="2")
    folded = text_of(app)
    unfolded = text_of(unfold(app, FORMULAS, CLAIMS))

    for said in ("here with", "The chapter says", "Clevert"):
        assert said in unfolded
        assert said not in folded


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
