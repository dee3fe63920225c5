"""Lesson 1's screens: the answer waits in empty tables, and is what core computes."""

from functools import partial
from statistics import mean, stdev

import pytest
import torch

from core.monotonicity import income, inversion, one_feature, temperature
from core.monotonicity.classifier import accuracy
from core.monotonicity.digits import digits, invert
from core.monotonicity.relu_fit import fit_ramps
from screens.monotonicity import (
    before_networks,
    best_line,
    fold,
    held_out_patients,
    income_steps,
    inverted,
    line_by_hand,
    log_odds,
    mistakes,
    new_loans,
    one_pixel,
    patients,
    random_starts,
    same_raise,
    turn,
    two_units,
    units,
    weights,
    who_died,
)
from screens.monotonicity.deck import DECK
from screens.monotonicity.digit_picture import a_digit
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.reading import frames, markdown_of, open_more, said

open_screen = partial(reading.open_screen, lesson="monotonicity")
SCREENS = {screen.name: screen for screen in DECK}
# By screen: the tables that stay empty until the answer, by picture from the top.
HELD_BACK = {
    "who": [{"rates", "regions", "guess"}],
    "line": [{"lines", "names", "marks", "regions"}],
    "fold": [{"lines", "names", "regions", "folded", "found", "best"}],
    "two_units": [{"lines", "names", "marks", "regions"}],
    "raise": [{"rates", "lines", "names", "marks"}],
    "turn": [{"lines", "names", "marks", "regions"}],
    "units": [{"kinks"}],
    "starts": [{"runs"}],
    "held_out": [{"repeats", "means"}],
    "new_loans": [{"repeats", "means"}],
    "weights": [{"outline"}, {"images", "outline"}],
    "sum": [{"outline"}, {"both"}],
    "pixel": [{"maps"}],
    "mistakes": [{"outline"}, {"images", "labels", "outline"}],
}
RIGHT = {
    "line": "rises",
    "two_units": "one",
    "raise": "less",
    "inverted": "none",
    "turn": "most",
    "units": "two",
    "starts": "half",
    "held_out": "all",
    "before": "equal",
    "step": "less",
    "log_odds": "logs",
    "new_loans": "hidden",
    "weights": "nothing",
    "sum": "sum",
    "pixel": "hidden",
    "mistakes": "hidden",
}


@pytest.mark.parametrize("name", HELD_BACK)
def test_the_answer_is_in_no_table_before_the_lock(open_page: OpenPage, name: str):
    app = open_screen(open_page, name, solved=False)

    for chart, expected in enumerate(HELD_BACK[name]):
        empty = {table for table, frame in frames(app, chart).items() if frame.empty}
        assert empty == expected


@pytest.mark.parametrize("name", HELD_BACK)
def test_the_lock_draws_it_into_the_same_picture(open_page: OpenPage, name: str):
    before = open_screen(open_page, name, solved=False)
    after = open_screen(open_page, name, solved=True)

    pictures = [app.main.get("vega_lite_chart") for app in (before, after)]
    # A second picture may only come with the answer.
    assert len(pictures[0]) == len(HELD_BACK[name])
    for asked, told in zip(*pictures, strict=False):
        assert asked.proto.spec == told.proto.spec
    told = [
        len(frame)
        for i in range(len(pictures[1]))
        for frame in frames(after, i).values()
    ]
    held = [
        len(frame)
        for i in range(len(pictures[0]))
        for frame in frames(before, i).values()
    ]
    assert sum(told) > sum(held)


def test_set_ups_name_as_many_as_the_data_hold():
    patients, loans = temperature.all_patients().total, income.all_loans().total
    new = len(inversion.held_out_images(0).y)
    all_images = len(digits().y)

    for name, counts in {
        "who": [patients],
        "raise": [loans],
        "inverted": [all_images - new, new],
        "mistakes": [new],
        "data": [patients, loans, all_images],
    }.items():
        for count in counts:
            assert f"{count:,.0f} " in SCREENS[name].setup


@pytest.mark.parametrize("name", RIGHT)
def test_the_right_answer_is_computed(name: str):
    assert SCREENS[name].ask.truth() == RIGHT[name]


def test_right_answers_stand_in_different_places():
    places = [
        list(SCREENS[name].ask.options).index(right) for name, right in RIGHT.items()
    ]

    assert max(places.count(place) for place in set(places)) < len(places) / 2


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_names_its_source_and_its_licence(name: str):
    title = next(t for t in SCREENS[name].more if t.startswith("Source"))

    source = markdown_of(open_more(name, title, lesson="monotonicity"))

    assert "CC BY 4.0" in source or "MIT licence" in source


def test_the_takeaways_and_the_exercise_are_found():
    assert {"To take away"} <= set(SCREENS["inverted"].more)
    assert {"Exercises", "PyTorch"} <= set(SCREENS["two_units"].more)


# Who died, the best line, the fold, two units.


def test_both_ends_died_more_often():
    T, died = temperature.patients()
    told = who_died.shares()

    for name, (low, high) in who_died.RANGES.items():
        inside = (low - 1e-6 <= T) & (high - 1e-6 > T)
        share = pytest.approx(float(died[inside].mean()))
        assert told[name] == (share, int(inside.sum()))
    assert told["normal"] < min(told["cold"], told["fever"])


def test_the_numbers_of_the_core_path_are_those_of_the_models():
    data = temperature.all_patients()
    models = temperature.fit_models(data, 36.9, fit_ramps(data, 2))
    rates = patients.binned(patients.RANGE)
    ends = patients.constant_loss(), temperature.bin_loss(rates)

    def found(model: one_feature.Model) -> float:
        return temperature.share_of_signal(one_feature.mean_loss(model, data), *ends)

    assert best_line.found_by_line() == pytest.approx(found(models.linear))
    assert f"finds {found(models.linear):.0%} of" in best_line.explain()
    assert fold.best_center() == 36.9
    network, by_hand = found(models.hidden), found(models.distance)
    assert f"finds {network:.0%} of" in two_units.explain()
    assert f"by hand {by_hand:.0%}" in two_units.explain()
    assert network > by_hand > found(models.linear)


@pytest.mark.parametrize(
    ("c", "said"),
    [
        (36.9, "as good as the best"),
        (37.2, "as good as the best"),
        (38.0, "1.1 °C too far to the right"),
        (34.9, "2.0 °C too far to the left"),
    ],
)
def test_a_fold_is_told_how_far_it_is_off(c: float, said: str):
    assert said in fold.reply(c)
    assert SCREENS["fold"].ask.is_right(c) == ("as good" in said)


def test_the_fold_is_told_for_every_c_and_its_share_follows_the_slider(
    open_page: OpenPage,
):
    app = open_screen(open_page, "fold", solved=True, c="34.0")
    folded = frames(app)["folded"]
    expected = temperature.fit_distance(temperature.all_patients(), 36.9)
    risks = expected(torch.tensor(folded["x"].to_numpy()))

    assert folded["36.9"].tolist() == pytest.approx(risks.tolist(), abs=1e-6)
    assert "87%" not in said(app)
    app.slider(key="c").set_value(36.9).run()
    assert "87%" in said(app)


def test_one_of_two_bends_is_at_the_bottom_of_the_u():
    rates = patients.binned(patients.RANGE)
    lowest = float(rates.center[rates.rate.argmin()])
    low, high = two_units.BOTTOM

    assert low < lowest < high
    assert [low < bend < high for bend in two_units.bends()] == [True, False]


# The same raise, one weight, log-odds, new loans.


def test_the_raise_is_read_off_the_best_rising_curve():
    models = income.fit_models(income.all_loans(), fit_ramps(income.all_loans(), 2))
    at = torch.tensor([50.0, 100.0, 300.0, 350.0], dtype=torch.float64)
    low, low_after, high, high_after = (100 * models.monotone(at)).tolist()

    assert same_raise.points()["monotone"] == pytest.approx(
        (low_after - low, high_after - high)
    )
    gain = f"gains +{low_after - low:.0f} percentage points by 50 more at 50, and 0 at"
    assert gain in same_raise.explain()


def test_how_sure_the_raise_is_is_said_with_the_loans_around_it():
    earned, repaid = income.loans()
    around = (earned >= 325) & (earned < 375)

    app = open_more("raise", "How sure is that?", lesson="monotonicity")
    text = markdown_of(app)
    assert f"325 to 375: {repaid[around].mean():.0%} of {int(around.sum())}" in text
    assert text.count("95% interval") == 4


def test_the_step_of_the_sigmoid_model_is_less_high_than_low(open_page: OpenPage):
    low, high = income_steps.asked()
    before = open_screen(open_page, "step", solved=False)
    after = open_screen(open_page, "step", solved=True)

    assert set(frames(before)["steps"]["place"]) == {"low"}
    assert set(frames(after)["steps"]["place"]) == {"low", "high"}
    assert (f"{low:.1f}", f"{high:.1f}") == ("6.4", "2.6")


def test_log_odds_of_the_models_are_straight_on_their_scales(open_page: OpenPage):
    for scale, kind in (("income", "linear"), ("log income", "feature")):
        app = open_screen(open_page, "log_odds", solved=True, scale=scale)
        line = frames(app)["lines"].set_index("model").loc[kind]

        steps = line["rate"].diff().dropna()
        assert steps.max() - steps.min() < 1e-6
        assert line["rate"].is_monotonic_increasing
    assert log_odds.found()["chance"] < log_odds.found()["odds"] < 1


def test_the_picture_of_the_loans_is_a_chance_before_the_answer(open_page: OpenPage):
    app = open_screen(open_page, "log_odds", solved=False)

    assert frames(app)["lines"].empty
    assert frames(app)["rates"]["rate"].between(0, 1).all()
    assert not app.main.get("button_group")


def test_new_loans_are_predicted_best_by_two_units_and_the_sentences_agree():
    gains = new_loans.gains()

    assert all(len(values) == 20 for values in gains.values())
    assert mean(gains["hidden"]) > mean(gains["other"]) > mean(gains["linear"])
    assert mean(gains["hidden"]) > stdev(gains["hidden"])
    lost = sum(gain < 0 for gain in gains["other"])
    assert f"lost {lost} of 20" in new_loans.explain()
    assert f"+{mean(gains['hidden']):.1f}" in new_loans.reply("hidden")


# Bend or turn, two ramps, many starts, by hand, new patients, before networks.


def test_a_rising_curve_gets_most_of_the_way_and_misses_the_cold():
    found = turn.shares()
    rising, falling = patients.monotone_models()

    assert found["line"] < found["rising"] < found["fold"] < found["hidden"]
    T = torch.linspace(32, 41.5, 50, dtype=torch.float64)
    assert (rising(T).diff() >= 0).all()
    assert (falling(T).diff() <= 0).all()
    assert f"enough: {found['fold']:.0%}" in turn.explain()


def test_the_risk_turns_by_more_than_chance_at_the_width_fixed_before():
    said = turn.describe_turn(patients.binned(patients.RANGE))

    assert said.startswith("**Yes, it turns.**")
    assert "it turns." in said.split("widened to")[1]
    assert "no turn" in turn.describe_turn(patients.binned(20.0))


def test_the_fold_is_two_units_with_one_weight():
    mlp = units.by_hand()
    T = torch.linspace(32, 42, 30, dtype=torch.float64)
    layer = patients.distance_layer(fold.best_center(), None)

    expected = layer((T - fold.best_center()).abs()[:, None])
    assert torch.allclose(mlp.outputs(T[:, None], torch.relu), expected)
    assert mlp.W2[0] == mlp.W2[1] == layer.W[0]


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
    assert f"<b>{found}</b>" in said(app)
    # What turns is a U, and the rest is none.
    for _, run in runs.groupby("run"):
        turns = run["rate"].iloc[[0, -1]].min() > run["rate"].min() + 0.1
        assert turns == (run["model"].iloc[0] == "hidden")


def test_more_units_find_it_from_more_starts():
    assert random_starts.kinds(3).count("u") > random_starts.kinds(2).count("u")


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


def test_the_best_line_by_hand_is_not_drawn_before_the_lock(open_page: OpenPage):
    app = open_screen(open_page, "by_hand", solved=False)

    assert frames(app)["lines"].empty
    assert said(app).count('class="bar') == 1


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
    older = [
        before_networks.saved("tree", 5),
        before_networks.saved("kernel", 1.0),
        before_networks.saved("spline", 5),
    ]

    assert max(older) == pytest.approx(hidden, abs=before_networks.CLOSE)
    for method in ("tree", "kernel", "spline"):
        before = open_screen(open_page, "before", solved=False, method=method)
        assert set(frames(before)["lines"]["model"]) == {"free"}
        after = open_screen(open_page, "before", solved=True, method=method)
        assert set(frames(after)["lines"]["model"]) == {"free", "hidden"}


# Images.


@pytest.mark.parametrize(("digit", "text"), [(8, "an 8"), (7, "a 7")])
def test_a_digit_has_its_article(digit: int, text: str):
    assert a_digit(digit) == text


def test_the_accuracy_on_inverted_images_waits_for_the_answer(open_page: OpenPage):
    trained = inversion.fit("linear", 0)
    upright, other = (
        f"{accuracy(trained, inversion.held_out_images(0, inverted=inverted)):.0%}"
        for inverted in (False, True)
    )

    before = frames(open_screen(open_page, "inverted", solved=False))
    after = frames(open_screen(open_page, "inverted", solved=True))

    assert before["labels"]["large"].tolist() == [upright, "?"]
    assert after["labels"]["large"].tolist() == [upright, other] == ["96%", "0%"]
    assert inverted.truth() == "none"


def test_inverting_swaps_ink_and_paper(open_page: OpenPage):
    ink = frames(open_screen(open_page, "inverted", solved=False))["images"]["ink"]

    assert (ink[:64] + ink[64:].to_numpy()).tolist() == pytest.approx([1] * 64)


def test_both_kinds_are_read_by_a_hidden_layer_alone(open_page: OpenPage):
    app = open_screen(open_page, "inverted", solved=True)

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

    assert scores.abs().max() < SCREENS["sum"].show.__globals__["REACH"]


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


# The data.


def test_fahrenheit_moves_the_axis_and_not_the_risk(open_page: OpenPage):
    celsius = frames(open_screen(open_page, "data", solved=False))["rates"]

    app = open_screen(open_page, "data", solved=False, unit="°F")

    fahrenheit = frames(app)["rates"]
    assert fahrenheit["x"].tolist() == pytest.approx((celsius["x"] * 1.8 + 32).tolist())
    assert fahrenheit["rate"].tolist() == celsius["rate"].tolist()
    assert (
        "°F"
        in app.main.get("vega_lite_chart")[0]
        .proto.spec.encode()
        .decode("unicode_escape")
        or "°F" in app.main.get("vega_lite_chart")[0].proto.spec
    )


def test_all_three_data_sets_are_looked_at(open_page: OpenPage):
    loans = open_screen(open_page, "data", solved=False, story="income", bins="20")
    digits = open_screen(open_page, "data", solved=False, story="pixels")

    assert len(frames(loans)["rates"]) > 10
    assert len(frames(digits)["images"]) == 40 * 64
