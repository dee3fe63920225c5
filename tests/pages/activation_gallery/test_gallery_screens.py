"""Lesson 3's core path: slopes that wait to be asked, multiply, and vanish."""

from functools import partial

import pytest
import torch

from core.activation_gallery.curves import read_at
from core.activation_gallery.vanishing_gradient import fade
from core.activations import ACTIVATIONS
from core.notation import number
from screens.activation_gallery import (
    firing,
    gradient_through,
    random_layers,
    ten_sigmoids,
)
from screens.activation_gallery.link import LINK
from screens.activation_gallery.three_readings import readings
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.reading import alt_texts, frames, said
from ui.hand.grab import numbers

open_screen = partial(reading.open_screen, lesson="activation_gallery")


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
    left = fade(ACTIVATIONS["relu"], 10, 1.4, 0).left
    lines = frames(solved)["lines"]
    assert lines.loc[lines["stroke"] == "0", "y"].tolist() == pytest.approx(
        left.tolist()
    )
    assert random_layers.truth() == "tanh"


def test_a_gradient_that_grows_is_said_to_explode_and_the_gain_is_named():
    told = random_layers.explain()

    left = fade(ACTIVATIONS["relu"], 10, 3.0, 0).left[-1].item()
    assert "to 3: a gradient that grows layer by layer *explodes*, ReLU's to " in told
    assert f"{left:,.0f}. That is no better than vanishing" in told


def test_what_the_explanation_says_of_large_inputs_is_so():
    # "tanh's grows less: its slopes flatten."
    at = {
        key: fade(ACTIVATIONS[key], 10, 3.0, 0).left[-1].item() / 3**10
        for key in ("relu", "tanh")
    }
    assert at["relu"] == pytest.approx(2**-5, rel=0.5)
    assert at["tanh"] < at["relu"] / 50


@pytest.mark.parametrize("activation", ["step", "9^9^9^9", "x^9"])
def test_random_layers_take_every_kind_of_activation(
    activation: str, open_page: OpenPage
):
    app = open_screen(
        open_page, "layers", solved=True, activation=activation, layers="50"
    )

    assert len(frames(app)["names"]) <= 1
