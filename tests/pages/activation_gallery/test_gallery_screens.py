from functools import partial

import pytest
import torch

from core.activation_gallery.curves import read_at
from core.activation_gallery.kinks import slopes_at_zero
from core.activation_gallery.vanishing_gradient import fade
from core.activations import ACTIVATIONS
from core.activations.properties import properties_of
from core.notation import number
from screens.activation_gallery import (
    claims,
    cost,
    firing,
    gradient_through,
    kink,
    properties,
    random_layers,
    same_class,
    softmax,
    ten_sigmoids,
)
from screens.activation_gallery.link import LINK
from screens.activation_gallery.three_readings import readings
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.reading import (
    alt_texts,
    frames,
    markdown_of,
    said,
)
from ui.hand.grab import numbers

open_screen = partial(reading.open_screen, lesson="activation_gallery")
open_more = partial(reading.open_more, lesson="activation_gallery")


def test_a_threshold_unit_has_no_slope_and_the_smooth_one_has(open_page: OpenPage):
    asked = open_screen(open_page, "firing")
    solved = open_screen(open_page, "firing", solved=True)

    assert frames(asked)["tangents"].empty
    assert frames(asked)["large"].empty
    assert frames(solved)["large"]["large"].tolist() == ["slope 0", "slope 0.21"]
    assert firing.truth() == "none"


def test_no_slope_is_drawn_before_it_is_asked_for(open_page: OpenPage):
    app = open_screen(open_page, "through")

    drawn = frames(app)
    assert drawn["slopes"].empty
    assert drawn["slope_lines"].empty
    assert drawn["slope_large"]["large"].tolist() == ["?"]
    assert "0.018" not in said(app) + alt_texts(app)


def test_the_slopes_at_x_are_drawn_and_said_once_asked(open_page: OpenPage):
    app = open_screen(open_page, "through", solved=True, point="-1.5")

    drawn = frames(app)
    at = [read_at(ACTIVATIONS[key], {}, -1.5) for key in gradient_through.THREE]
    assert drawn["here"]["point"].tolist() == [-1.5]
    assert drawn["values"]["at−1.5"].tolist() == [one.value for one in at]
    assert drawn["slopes"]["at−1.5"].tolist() == [one.slope for one in at]
    assert all(f"<b>{number(one.slope, 2)}</b>" in said(app) for one in at)
    assert len(drawn["slope_lines"]) < 3 * 100


def test_the_readings_at_every_x_are_the_functions_and_their_slopes():
    (x,) = numbers(LINK, "point")
    points = torch.tensor(x.values, dtype=torch.float64, requires_grad=True)
    functions = (torch.relu, torch.sigmoid, torch.tanh)
    for row, fn in enumerate(functions):
        value = fn(points)
        slope = torch.autograd.grad(value.sum(), points)[0]
        for table, truth in zip(readings(x), (value, slope), strict=True):
            told = table.to_pylist()[row]
            assert [told["at" + x.text(one)] for one in x.values] == pytest.approx(
                truth.tolist(), abs=1e-12
            )
            assert told["said" + x.text(4.0)] == number(truth[120].item(), 2)


def test_who_passes_more_than_a_tenth_follows_from_the_slopes():
    assert gradient_through.passing(0.0) == ("sigmoid", "tanh")
    assert gradient_through.passing(1.0) == gradient_through.THREE
    assert gradient_through.passing(4.0) == ("relu",)
    assert "0.0013" in gradient_through.reply("steep")


def test_ten_quarters_are_a_millionth(open_page: OpenPage):
    asked = open_screen(open_page, "ten")
    solved = open_screen(open_page, "ten", solved=True, input="0.5")

    assert frames(asked)["lines"].empty
    lines = frames(solved)["lines"]
    ends = lines[lines["x"] == 10].set_index("stroke")["y"]
    assert ends["muted"] == 0.25**10
    slopes = [
        read_at(ACTIVATIONS[key], {}, 0.5).slope for key in gradient_through.THREE
    ]
    assert ends[["0", "1", "2"]].tolist() == pytest.approx([s**10 for s in slopes])
    assert "0.25¹⁰ is 9.5 × 10⁻⁷" in said(solved)
    assert ten_sigmoids.truth() == "millionth"


def test_slopes_multiply_is_what_the_wrong_guesses_hear():
    assert ten_sigmoids.reply("fortieth") == (
        "A fortieth: you divided 1/4 by ten, but slopes multiply."
    )
    assert 1 / 40 == ten_sigmoids.FACTORS["fortieth"] == 0.25 / 10


def test_where_relu_is_flat_ten_units_leave_nothing(open_page: OpenPage):
    app = open_screen(open_page, "ten", solved=True, input="-1")

    assert "ReLU 0" in frames(app)["names"]["name"].tolist()


def test_random_layers_start_where_relu_keeps_its_gradient(open_page: OpenPage):
    asked = open_screen(open_page, "layers")
    solved = open_screen(open_page, "layers", solved=True)

    assert frames(asked)["lines"].empty
    assert frames(asked)["names"].empty
    names = frames(solved)["names"]["name"].tolist()
    assert names == ["ReLU 0.55", "Sigmoid 8 × 10⁻⁶", "tanh 0.93"]
    left = fade(ACTIVATIONS["relu"], {}, 1.0, 10, 1.4, 0).left
    lines = frames(solved)["lines"]
    assert lines.loc[lines["stroke"] == "0", "y"].tolist() == pytest.approx(
        left.tolist()
    )
    assert random_layers.truth() == "tanh"


def test_what_the_explanation_says_of_large_inputs_is_so():
    # "Raise the gain to 3: inputs grow and tanh flattens."
    at = {
        key: fade(ACTIVATIONS[key], {}, 1.0, 10, 3.0, 0).left[-1].item() / 3**10
        for key in ("relu", "tanh")
    }
    assert at["relu"] == pytest.approx(2**-5, rel=0.5)
    assert at["tanh"] < at["relu"] / 50


@pytest.mark.parametrize("activation", ["step", "log(x)", "9^9^9^9", "x^9"])
def test_random_layers_take_every_kind_of_activation(
    activation: str, open_page: OpenPage
):
    app = open_screen(
        open_page, "layers", solved=True, activation=activation, layers="50"
    )

    assert len(frames(app)["names"]) <= 1


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


@pytest.mark.parametrize("seed", range(0, 60, 7))
def test_a_curve_lies_within_its_axes(seed: int):
    for num_hiddens in (1, 4, 32):
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

    computed = claims.claims()["peak"].computed
    assert "<td>?</td>" in said(asked)
    assert computed not in said(asked)
    assert "<td>?</td>" not in said(solved)
    assert computed in said(solved)
    assert claims.truth() == "avoids"
    assert "0.019" in claims.explain()


@pytest.mark.parametrize(
    ("name", "title", "said"),
    [
        ("firing", "How close do they come?", "a difference of 0.5 stays"),
        ("firing", "How close do they come?", "slope at 0 is k/4 = 0.5"),
        ("kink", "Five ways to write it", "| `torch.clamp(x, min=0)` | 1 |"),
        ("kink", "Five ways to write it", "by PyTorch 2"),
        ("kink", "The chapter's plots", "Of these 160 points 0 are exactly 0"),
        ("same_class", "The conversion", "differ by at most 2.2 × 10⁻¹⁶"),
        ("softmax", "Softmax of two", "differ by at most 1.1 × 10⁻¹⁶"),
        ("layers", "Saturated and dead units", "**ReLU** 52% and 7%"),
        ("properties", "What the columns say", "**on [−20, 20]**"),
        ("through", "Formulas and sources", "Kalman & Kwasny (1992)"),
    ],
)
def test_more_says_its_numbers(name: str, title: str, said: str):
    assert said in markdown_of(open_more(name, title))


TELLING = {
    ("kink", "Five ways to write it"),
    ("layers", "What is drawn"),
    ("layers", "Saturated and dead units"),
    ("derivative", "The derivative"),
    ("same_class", "The conversion"),
    ("softmax", "Softmax of two"),
}


@pytest.mark.parametrize(("name", "title"), sorted(TELLING))
def test_what_would_tell_the_answer_waits_for_one(name: str, title: str):
    app = open_more(name, title, answered=False)

    assert "would tell the answer" in markdown_of(app)
    assert "would tell the answer" not in markdown_of(open_more(name, title))


def test_an_answer_goes_back_to_what_the_question_speaks_of(open_page: OpenPage):
    app = open_page("activation_gallery", screen="layers")
    app.slider(key="gain").set_value(2.3).run()

    app.button(key="option_2").click().run()

    assert not app.exception
    assert app.slider(key="gain").value == LINK["gain"].default


def test_back_from_a_lesson_leads_to_the_last_of_the_path_before(open_page: OpenPage):
    app = open_page("activation_gallery")
    (back,) = (
        link.proto for link in app.main.get("page_link") if link.proto.label == "Back"
    )
    assert "screen=fold" in back.query_string
