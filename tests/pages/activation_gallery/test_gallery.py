import json

import pytest

from core.activation_gallery.curves import read_at
from core.activation_gallery.names import number, written
from core.activations import ACTIVATIONS
from screens.activation_gallery.readings import CLAIMS, FORMULAS
from tests.conftest import OpenPage
from tests.pages.activation_gallery.gallery_reading import LESSON, frames, lock, text_of
from tests.pages.folds import unfold
from ui.activation import MOST, split_keys
from ui.markdown import plain_text


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


def test_the_squares_at_kinks_are_explained_where_there_are_any(open_page: OpenPage):
    assert "Small squares" in text_of(open_page(LESSON, activation="hardtanh"))
    assert "Small squares" not in text_of(open_page(LESSON, activation="gelu"))


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


def test_relu_runs_to_the_edge_of_the_frame(open_page: OpenPage):
    value = json.loads(open_page(LESSON).get("vega_lite_chart")[0].proto.spec)
    panel = value["vconcat"][0]["layer"][0]

    assert panel["encoding"]["y"]["scale"]["domainMax"] == 4
    assert frames(open_page(LESSON))["curves"]["value"].max() > 4


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
