"""Bend or turn, two ramps, many starts, by hand, new patients, before networks."""

from functools import partial
from statistics import mean, stdev

import pytest
import torch

from screens.monotonicity import (
    before_networks,
    held_out_patients,
    line_by_hand,
    patients,
    random_starts,
    turn,
)
from screens.monotonicity.deck import DECK
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.reading import frames, said

open_screen = partial(reading.open_screen, lesson="monotonicity")
SCREENS = {screen.name: screen for screen in DECK}


def test_a_rising_curve_gets_most_of_the_way_and_misses_the_cold():
    found = turn.shares()
    rising, falling = patients.monotone_models()

    assert found["line"] < found["rising"] < found["fold"] < found["hidden"]
    T = torch.linspace(32, 41.5, 50, dtype=torch.float64)
    assert (rising(T).diff() >= 0).all()
    assert (falling(T).diff() <= 0).all()
    assert f"enough: {found['fold']:.0%}" in turn.explain()


def test_every_start_and_every_number_of_units_is_drawn(open_page: OpenPage):
    app = open_screen(open_page, "units", solved=True, num_hiddens="8", start="24")

    assert frames(app, 0)["ramps"]["part"].nunique() == 3
    assert frames(app, 1)["ramps"]["part"].nunique() == 9
    assert len(frames(app, 1)["kinks"]) == 8


def test_starts_are_counted_by_what_they_find(open_page: OpenPage):
    app = open_screen(open_page, "starts", solved=True)
    runs = frames(app)["runs"]
    found = runs[runs["model"] == "hidden"]["run"].nunique()

    assert runs["run"].nunique() == 24
    assert found == random_starts.kinds(2).count("u")
    assert found < random_starts.kinds(3).count("u")
    assert f"<b>{found}</b>" in said(app)
    # What turns is a U, and the rest is none.
    for _, run in runs.groupby("run"):
        turns = run["rate"].iloc[[0, -1]].min() > run["rate"].min() + 0.1
        assert turns == (run["model"].iloc[0] == "hidden")


def test_the_line_by_hand_is_judged_by_its_weight(open_page: OpenPage):
    w, b = line_by_hand.best()
    ask = SCREENS["by_hand"].ask

    assert ask.is_right(round(w, 2))
    assert not ask.is_right(0.3)
    assert "too steep" in ask.reply(0.3)
    assert "cold side alone" in ask.reply(-0.3)
    app = open_screen(
        open_page, "by_hand", solved=True, w="0.08", b=f"{round(b / 0.05) * 0.05:.2f}"
    )
    assert "17%" in said(app)
    layer = line_by_hand.layer_by_hand(w, b)
    assert torch.allclose(layer.b, patients.linear_layer().b)


def test_the_hidden_layer_saves_something_in_every_split():
    splits = held_out_patients.splits_job().result()
    gains = [row[1] - row[3] for row in splits]
    to_distance = [row[2] - row[3] for row in splits]

    assert len(splits) == 20
    assert min(gains) > 0
    assert mean(gains) > stdev(gains)
    assert abs(mean(to_distance)) < stdev(to_distance)
    assert "in 20 of 20 splits" in held_out_patients.explain()
    assert "not a formal test" in held_out_patients.explain()


@pytest.mark.parametrize(
    "name", ["held_out", "new_loans", "weights", "mistakes", "pixel"]
)
def test_a_cancelled_run_leaves_the_screen_whole(
    open_page: OpenPage, name: str, monkeypatch
):
    monkeypatch.setattr("ui.jobs.Job.wait", lambda _: None)

    app = open_screen(open_page, name, solved=True)

    assert app.main.get("vega_lite_chart")
    assert app.button(key="again")


def test_older_methods_do_as_well_on_new_patients(open_page: OpenPage):
    hidden = before_networks.saved("hidden", 2)
    sizes = {"tree": 5, "kernel": 1.0, "spline": 5}
    older = [before_networks.saved(method, size) for method, size in sizes.items()]

    assert max(older) == pytest.approx(hidden, abs=before_networks.CLOSE)
    assert min(older) > 2
    for solved, shown in ((False, {"free"}), (True, {"free", "hidden"})):
        app = open_screen(open_page, "before", solved=solved)
        assert set(frames(app)["lines"]["model"]) == shown
