"""Twice the units, and networks that are trained to the same curve."""

import math
from functools import partial

import pytest

from core.universal_approximation.constructions import (
    CONSTRUCTIONS,
    build_ramps,
    ramp_bound,
)
from core.universal_approximation.errors import construction_error
from core.universal_approximation.targets import named_targets
from core.universal_approximation.trained import SEEDS, errors_of, find
from screens.universal_approximation import (
    found_weights,
    twice_units,
)
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.reading import table

open_screen = partial(
    reading.open_screen, lesson="universal_approximation", solved=True
)
SINE = named_targets()["wave"]


def test_twice_the_units_leave_a_quarter_of_what_core_measures():
    ramps = CONSTRUCTIONS["ramps"]
    before, after = (construction_error(SINE, ramps, h, 0) for h in (8, 16))

    assert twice_units.truth() == "quarter"
    assert abs(math.log(4 * after / before)) < 0.1
    assert f"From {before:.2g} to {after:.2g}" in twice_units.explain()
    assert f"{before:.2g}" in twice_units.SCREEN.setup


def test_before_the_lock_the_chart_of_errors_stands_and_has_one(open_page: OpenPage):
    app = open_screen(open_page, "twice", solved=False, num_hiddens="16")

    assert len(app.get("vega_lite_chart")) == 2
    for name, rows in {"errors": 0, "bound": 0, "asked": 1, "open": 1}.items():
        assert len(table(app, name, 1)) == rows, name
    room = table(open_screen(open_page, "twice"), "room", 1)
    assert room.equals(table(app, "room", 1))


def test_the_errors_lie_below_their_bounds(open_page: OpenPage):
    app = open_screen(open_page, "twice", num_hiddens="100")
    errors, bounds = (table(app, name, 1)["error"] for name in ("errors", "bound"))

    assert (errors <= bounds * (1 + 1e-6)).all()
    assert table(app, "asked", 1)["width"].tolist() == [50, 100]
    assert bounds.iloc[5] == pytest.approx(ramp_bound(SINE, 8))


def test_any_number_of_units_is_compared_with_its_double_or_half():
    pairs = [twice_units.pair_of(num_hiddens) for num_hiddens in (1, 96, 97, 200)]

    assert pairs == [(1, 2), (96, 192), (48, 97), (100, 200)]


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ({"target": "formula", "formula": "1/x"}, "until then: `sin(3x) + x/2`"),
        ({"target": "points", "points": "1"}, "a curve takes 2 to 12 points"),
    ],
)
def test_a_target_that_is_none_is_told(open_page: OpenPage, link: dict, fault: str):
    app = open_screen(open_page, "twice", **link)

    assert fault in app.warning[0].value.replace("\\", "").lower()


def test_trained_networks_are_counted_by_both_measures(open_page: OpenPage):
    found = find(SINE, 8)
    largest, rms = errors_of(SINE, build_ramps(SINE, 8))
    by_largest = sum(error <= largest for error in found.errors)
    by_rms = sum(error <= rms for error in found.rms)

    app = open_screen(open_page, "found")

    assert (by_largest, by_rms) == found_weights.counts() == (0, 2)
    assert found_weights.truth() == "few"
    assert table(app, "built", 1)["text"].tolist() == ["0 of 16", "2 of 16"]
    assert len(table(app, "seeds", 1)) == 2 * len(SEEDS)
    assert table(app, "tries").shape[1] == 1 + len(SEEDS)


def test_nothing_is_trained_before_the_lock(open_page: OpenPage):
    app = open_screen(open_page, "found", solved=False)

    assert table(app, "tries").empty
    assert table(app, "seeds", 1).empty
    assert set(table(app, "built", 1)["text"]) == {"?"}


def test_the_largest_networks_are_trained_too(open_page: OpenPage):
    app = open_screen(open_page, "found", num_hiddens="200")

    assert app.select_slider(key="trained_units").value == 64
    assert len(table(app, "seeds", 1)) == 2 * len(SEEDS)
