"""Costs, kinks and softmax, and the table of properties."""

from functools import partial

import pytest

from core.activation_gallery.claims import chapter_claims
from core.activation_gallery.curves import read_at
from core.activation_gallery.kinks import slopes_at_zero
from core.activations import ACTIVATIONS
from core.activations.properties import properties_of
from screens.activation_gallery import (
    claims,
    cost,
    kink,
    properties,
    same_class,
    softmax,
)
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.reading import alt_texts, frames, said

open_screen = partial(reading.open_screen, lesson="activation_gallery")


def test_until_it_is_asked_only_relu_has_its_cost(open_page: OpenPage):
    asked = open_screen(open_page, "cost")
    solved = open_screen(open_page, "cost", solved=True, activation="softsign")

    assert frames(asked)["costs"]["text"].tolist()[-3:] == ["?", "?", "?"]
    told = frames(solved)["costs"]
    assert set(told["activation"]) == {"ReLU", "Sigmoid", "tanh", "GELU", "Softsign"}
    assert "tanh" not in alt_texts(asked)
    solved.button(key="measure").click().run()
    assert (frames(solved)["costs"]["fastest"] > 0).all()
    assert "matrix" not in cost.explain()


def test_the_slowest_is_the_one_that_was_measured():
    times = {key: cost.times_relu(key) for key in cost.ASKED}

    assert times["relu"] == 1
    assert cost.truth() == max(times, key=times.get)
    assert f"{times[cost.truth()]:.0f} times" in cost.reply("alike")


def test_pytorchs_three_answers_are_drawn_only_once_asked(open_page: OpenPage):
    asked = open_screen(open_page, "kink")
    solved = open_screen(open_page, "kink", solved=True)

    assert frames(asked)["tangents"].empty
    names = frames(solved)["names"]["name"].tolist()
    assert names[1:] == ["relu: 0", "maximum: 0.5", "clamp: 1"]
    assert slopes_at_zero()[kink.MAXIMUM] == 0.5
    assert kink.truth() == "half"
    assert "measure zero" in kink.explain()


@pytest.mark.parametrize(
    ("key", "told"), [("elu", "no kink"), ("step", "It jumps"), ("selu", "No zoom")]
)
def test_every_kink_can_be_looked_at(key: str, told: str, open_page: OpenPage):
    app = open_screen(open_page, "kink", solved=True, kink_of=key, zoom="1e-5")

    assert told in said(app)
    x = ACTIVATIONS[key].kinks(**ACTIVATIONS[key].defaults)[-1]
    slope = read_at(ACTIVATIONS[key], {}, x).slope
    assert frames(app)["names"]["name"].tolist()[1] == f"PyTorch: {slope:g}"


def test_the_converted_network_lies_over_the_other_once_asked(open_page: OpenPage):
    asked = open_screen(open_page, "same_class", num_hiddens="32", seed="7")
    solved = open_screen(
        open_page, "same_class", num_hiddens="32", seed="7", solved=True
    )

    assert set(frames(asked)["lines"]["stroke"]) == {"0"}
    lines = frames(solved)["lines"]
    one, other = (lines.loc[lines["stroke"] == s, "y"].to_numpy() for s in "01")
    assert one == pytest.approx(other, abs=1e-12)
    assert same_class.truth() == "same"


@pytest.mark.parametrize("num_hiddens", [1, 32])
def test_a_curve_lies_within_its_axes(num_hiddens: int):
    for seed in range(0, 60, 7):
        one, _ = same_class.outputs(same_class.draw_network(num_hiddens, seed))
        axis = same_class._output_axis(one)
        assert axis.low <= one.min() <= one.max() <= axis.high


def test_softmax_tells_of_the_other_outputs_once_asked(open_page: OpenPage):
    asked = open_screen(open_page, "softmax")
    solved = open_screen(open_page, "softmax", solved=True, first="-2")

    told = frames(asked)["outputs"]
    assert told["text"].tolist().count("?") == 6
    assert "Changed" not in said(asked)
    assert "Changed: 1 sigmoid, 4 softmax outputs" in said(solved)
    assert softmax.truth() == "all"


def test_until_it_is_asked_the_table_does_not_tell_which_one_falls(
    open_page: OpenPage,
):
    asked = open_screen(open_page, "properties")
    solved = open_screen(open_page, "properties", solved=True)

    assert not {"monotone", "range", "minimum"} & set(asked.dataframe[0].value.columns)
    assert "monotone" not in asked.multiselect(key="only").options
    table = solved.dataframe[0].value
    assert {"monotone", "range", "minimum"} <= set(table.columns)
    assert len(table) == len(ACTIVATIONS)
    for column in ("mean output", "largest slope", "Lipschitz constant"):
        assert table[column].dtype == float
    assert properties.truth() == "gelu"


def test_the_table_is_filtered_and_takes_a_typed_formula(open_page: OpenPage):
    app = open_screen(
        open_page, "properties", solved=True, formula="x/(1+x^2)", family="formula"
    )

    table = app.dataframe[0].value
    assert len(table) == 1
    assert table["range"].tolist() == ["[−0.5, 0.5]"]
    app.multiselect(key="family").set_value([]).run()
    app.multiselect(key="only").set_value(["zero-centred"]).run()
    names = set(app.dataframe[0].value["activation"])
    assert "tanh" in names
    assert "ReLU" not in names


def test_what_saturates_on_one_side_saturates():
    rows = {key: properties_of(a) for key, a in ACTIVATIONS.items()}

    saturating = {k for k, row in rows.items() if properties.FLAGS["saturating"](row)}

    assert {"relu", "elu", "logsigmoid", "sigmoid", "step", "gelu"} <= saturating
    assert not {"identity", "leaky_relu", "sine", "tanhshrink"} & saturating


def test_claims_are_computed_once_asked(open_page: OpenPage):
    asked = open_screen(open_page, "claims")
    solved = open_screen(open_page, "claims", solved=True)

    computed = chapter_claims()["peak"].computed
    assert '<td class="word">?</td>' in said(asked)
    assert computed not in said(asked)
    assert '<td class="word">?</td>' not in said(solved)
    assert computed in said(solved)
    assert said(solved).count("yes") == 13
    assert said(solved).count("yes, if …") == 1
    assert claims.truth() == "avoids"
    assert "0.019" in claims.explain()
