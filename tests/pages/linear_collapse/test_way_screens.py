"""Halfway between two inputs, and on the way through a network that folds."""

from functools import partial

import pytest
import torch

from core.affine import forward
from screens.linear_collapse import fold_plane, midpoint
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.reading import frames, said

open_screen = partial(reading.open_screen, lesson="linear_collapse")


def test_the_sentences_halfway_carry_the_numbers_of_the_pair():
    witness, _ = midpoint.strayed(midpoint.find("relu"))
    halfway = ((witness.x + witness.y) / 2)[None]
    middle = forward(halfway, midpoint.LAYERS, torch.relu)[0, witness.output]

    assert float(middle) == pytest.approx(witness.at_middle)
    assert witness.at_middle > max(witness.at_x, witness.at_y)
    for answer in midpoint.SCREEN.ask.options:
        assert midpoint.two_places(witness.at_middle) in midpoint.reply(answer)
    assert midpoint.two_places(witness.mean) in midpoint.SCREEN.ask.options["mean"]


def test_without_an_activation_no_pair_strays(open_page: OpenPage):
    app = open_screen(open_page, "midpoint", solved=True)
    app.toggle(key="bent").set_value(False).run()

    assert "None of 10,000 pairs strays" in said(app)


@pytest.mark.parametrize("t", [0.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0])
def test_a_stop_on_the_way_is_judged_by_the_hulls(t):
    first = fold_plane.first_apart()

    assert 2 < first <= 3
    assert fold_plane.is_right(t) is (t == 3.0)
    part = "affine part" if t <= 2 else "begun" if t < 2.9 else f"{first:.1f}"
    assert part in fold_plane.reply(t)


def test_the_fold_opens_at_the_inputs_and_says_nothing_of_a_line(open_page: OpenPage):
    app = open_screen(open_page, "fold")
    (chart,) = app.main.get("vega_lite_chart")

    assert app.slider(key="t").value == 0
    assert "separate" not in chart.proto.alt
    told = frames(app)["told"]
    assert told.iloc[0].tolist() == ["0.0", "t = 0.0", "the inputs X"]
    assert not told["small"].str.contains("line").any()


def test_a_locked_stop_is_answered_from_where_it_was(open_page: OpenPage):
    app = open_screen(open_page, "fold", t="1.5")
    app.button(key="lock").click().run()

    assert "t = 1.5 is still the affine part" in said(app)
    app.slider(key="t").set_value(3.0).run()
    assert set(frames(app)["line"]["t"]) == {
        t for t, proof in fold_plane.proofs().items() if proof.separable
    }
