"""What images of digits tell, and the data of the lesson."""

import json
from functools import partial

import pytest
import torch

from charts.monotonicity.scores import REACH
from core.monotonicity import inversion
from core.monotonicity.digits import invert
from screens.monotonicity import mistakes, one_pixel, weights
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.reading import frames, said

open_screen = partial(reading.open_screen, lesson="monotonicity")


def test_the_accuracy_on_inverted_images_waits_for_the_answer(open_page: OpenPage):
    trained = inversion.fit("linear", 0)
    upright, other = (f"{share:.0%}" for share in inversion.accuracies(trained, 0))

    before = frames(open_screen(open_page, "inverted", solved=False))
    app = open_screen(open_page, "inverted", solved=True)

    assert before["labels"]["large"].tolist() == [upright, "?"]
    ink = before["images"]["ink"].to_numpy()
    assert (ink[:64] + ink[64:]).tolist() == pytest.approx([1] * 64)
    after = frames(app)["labels"]["large"].tolist()
    assert after == [upright, other] == ["96%", "0%"]
    assert "<b>8%</b><span>linear" in said(app)
    assert "<b>97%</b><span>one hidden layer" in said(app)


def test_weights_trained_on_both_kinds_vanish():
    assert weights.largest(weights.linear(0)) > 1
    assert weights.largest(weights.linear_both(0)) < 0.02
    assert "from 1.9 to 0.00" in weights.explain()


def test_scores_and_their_mirror_meet_in_the_same_ticks(open_page: OpenPage):
    one = frames(open_screen(open_page, "sum", solved=True, image="1"), 1)["both"]
    other = frames(open_screen(open_page, "sum", solved=True, image="2"), 1)["both"]

    for table in (one, other):
        middle = (table["upright"] + table["inverted"]) / 2
        assert middle.tolist() == pytest.approx(table["half"].tolist(), abs=1e-4)
    assert one["half"].tolist() == other["half"].tolist()
    assert one["upright"].tolist() != other["upright"].tolist()


def test_all_scores_lie_within_the_picture():
    X = inversion.held_out_images(0).X
    scores = inversion.fit("linear", 0).scores(torch.cat([X, invert(X)]))

    assert scores.abs().max() < REACH


def test_a_pixel_changes_sides_for_the_hidden_layer_alone(open_page: OpenPage):
    linear, hidden = one_pixel.turned(13)
    app = open_screen(open_page, "pixel", solved=True, row="1", column="8")

    assert linear == 0
    assert f"{hidden} of the 64" in one_pixel.explain()
    labels = frames(app)["labels"]["large"].tolist()
    assert labels[1] == labels[4]
    assert labels[2] != labels[5]
    assert frames(app)["outline"].iloc[0].tolist() == [7, 0]


def test_the_hidden_layer_makes_fewer_mistakes_and_the_linear_all_if_inverted(
    open_page: OpenPage,
):
    app = open_screen(open_page, "mistakes", solved=True)
    by_line, by_hidden = mistakes.counts(0)
    assert f"{by_line} of 540 wrong" in said(app)
    assert f"{by_hidden} of 540 wrong" in said(app)

    app.button_group(key="held_out").set_value("inverted images").run()

    assert "540 of 540 wrong" in said(app)
    misread = [int(part.split()[-1]) for part in said(app).split(" of 540 wrong")[:-1]]
    assert misread[0] == 540
    assert misread[1] < by_hidden + 5


def test_fahrenheit_moves_the_axis_and_not_the_risk(open_page: OpenPage):
    celsius = frames(open_screen(open_page, "data", solved=False))["rates"]

    app = open_screen(open_page, "data", solved=False, unit="°F")

    fahrenheit = frames(app)["rates"]
    assert fahrenheit["x"].tolist() == pytest.approx((celsius["x"] * 1.8 + 32).tolist())
    assert fahrenheit["rate"].tolist() == celsius["rate"].tolist()
    spec = json.loads(app.main.get("vega_lite_chart")[0].proto.spec)
    assert "body temperature, °F" in str(spec)
