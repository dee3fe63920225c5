"""The same raise, one weight, log-odds, new loans."""

from functools import partial
from statistics import mean, stdev

import pytest
import torch

from core.monotonicity import income
from core.monotonicity.relu_fit import fit_ramps
from screens.monotonicity import income_steps, log_odds, new_loans, same_raise
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.reading import frames, markdown_of, open_more

open_screen = partial(reading.open_screen, lesson="monotonicity")


def test_the_raise_is_read_off_the_best_rising_curve():
    models = income.fit_models(income.all_loans(), fit_ramps(income.all_loans(), 2))
    at = torch.tensor([50.0, 100.0, 300.0, 350.0], dtype=torch.float64)
    low, low_after, high, high_after = (100 * models.monotone(at)).tolist()

    assert same_raise.points()["monotone"] == pytest.approx(
        (low_after - low, high_after - high)
    )
    gain = f"adds {low_after - low:.0f} percentage points at 50, and 0 at"
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
    assert mean(gains["hidden"]) > mean(gains["free"]) > mean(gains["line"])
    assert mean(gains["hidden"]) > stdev(gains["hidden"])
    lost = sum(gain < 0 for gain in gains["free"])
    assert f"lost {lost} of 20" in new_loans.explain()
    assert f"+{mean(gains['hidden']):.1f}" in new_loans.reply("hidden")
