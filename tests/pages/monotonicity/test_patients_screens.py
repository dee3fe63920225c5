"""The core path of lesson 1: who died, the best line, the fold, two units."""

from functools import partial

import pytest

from core.monotonicity import one_feature, temperature
from core.monotonicity.relu_fit import fit_ramps
from screens.monotonicity import best_line, fold, patients, two_units, who_died
from screens.monotonicity.deck import DECK
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.reading import said

open_screen = partial(reading.open_screen, lesson="monotonicity")
SCREENS = {screen.name: screen for screen in DECK}


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
    models = temperature.fit_models(36.9, None, fit_ramps(data, 2))
    rates = patients.binned(patients.RANGE)
    ends = patients.constant_loss(), temperature.bin_loss(rates)

    def found(model: one_feature.Model) -> float:
        return one_feature.share_of_signal(one_feature.mean_loss(model, data), *ends)

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
        (38.0, "1.1 °C too far to the right"),
        (34.9, "2.0 °C too far to the left"),
    ],
)
def test_a_fold_is_told_how_far_it_is_off(c: float, said: str):
    assert said in fold.reply(c)
    assert SCREENS["fold"].ask.is_right(c) == ("as good" in said)


def test_what_the_fold_finds_follows_the_slider(open_page: OpenPage):
    app = open_screen(open_page, "fold", solved=True, c="34.0")

    assert "87%" not in said(app)
    app.slider(key="c").set_value(36.9).run()
    assert "87%" in said(app)


def test_one_of_two_bends_is_at_the_bottom_of_the_u():
    rates = patients.binned(patients.RANGE)
    lowest = float(rates.center[rates.rate.argmin()])
    low, high = two_units.BOTTOM

    assert low < lowest < high
    assert [low < bend < high for bend in two_units.bends()] == [True, False]
