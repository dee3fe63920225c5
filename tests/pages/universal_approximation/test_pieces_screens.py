"""Pieces, tents and units that are counted."""

import re
from functools import partial

import pytest

from core.universal_approximation.pieces import deep_pieces, max_pieces
from core.universal_approximation.sawtooth import tent_stack
from screens.universal_approximation import (
    count_pieces,
    next_unit,
    sawtooth_layers,
)
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.reading import plainly_said as said
from tests.pages.reading import table

open_screen = partial(
    reading.open_screen, lesson="universal_approximation", solved=True
)


def test_the_six_units_that_are_drawn_have_the_most_pieces(open_page: OpenPage):
    before = open_screen(open_page, "pieces", solved=False)
    after = open_screen(open_page, "pieces")

    assert count_pieces.OPTIONS[count_pieces.truth()] == max_pieces(6) == 7
    assert table(before, "single")["unit"].nunique() == 6
    for name in ("pieces", "kinks", "headline"):
        assert table(before, name).empty
    assert table(after, "pieces")["piece"].nunique() == 7
    assert table(after, "headline")["text"].tolist() == ["7 pieces"]


@pytest.mark.parametrize(
    ("weights", "units"),
    [
        ("random", 1),
        ("random", 24),
        ("dice", 12),
        ("by hand", 5),
        ("trained", 5),
    ],
)
def test_pieces_that_are_missing_are_accounted_for(
    open_page: OpenPage, weights: str, units: int
):
    app = open_screen(open_page, "pieces", weights=weights, units=str(units))
    found = table(app, "pieces")["piece"].nunique()

    told, of, why = re.search(r"(\d+) of at most (\d+)(.*?)\.", said(app)).groups()
    assert (int(told), int(of)) == (found, max_pieces(units))
    assert sum(map(int, re.findall(r"(\d+) unit", why))) == max_pieces(units) - found
    assert table(app, "headline")["text"].item().startswith(f"{found} piece")


def test_numbers_of_kinks_lie_apart(open_page: OpenPage):
    kinks = table(open_screen(open_page, "pieces", units="24"), "kinks")

    for level, row in kinks.groupby("level"):
        assert (row["x"].diff().dropna() >= 0.1).all(), level


def test_the_six_units_can_be_told_apart(open_page: OpenPage):
    single = table(open_screen(open_page, "pieces", solved=False), "single")

    highest = single.assign(y=single["y"].abs()).groupby("unit")["y"].max()
    assert (highest > 0.15 * highest.max()).all()


def test_tents_double_the_pieces(open_page: OpenPage):
    tents = sawtooth_layers.TENTS
    deep = len(deep_pieces(tent_stack(tents), 0, 1))

    assert deep == 2**tents == sawtooth_layers.OPTIONS[sawtooth_layers.truth()]
    assert sawtooth_layers.OPTIONS["same"] == max_pieces(2 * tents)
    for k, words in (("8", "256 pieces"), ("1", "2 pieces")):
        app = open_screen(open_page, "layers", tents=k)
        assert table(app, "shades")["large"].tolist() == [words]
    before = open_screen(open_page, "layers", solved=False)
    assert table(before, "shades")["large"].tolist() == ["?"]


def test_both_shapes_are_trained_on_one_screen(open_page: OpenPage):
    link = {"tents": "3", "train_both": "true", "layer_width": "8"}
    app = open_screen(open_page, "layers", **link)

    assert len(app.get("vega_lite_chart")) == 2
    assert {"target", "trained", "limited"} <= set(table(app, "curves", 1))
    assert "one layer" in said(app)


def test_a_new_unit_changes_the_curve_on_its_right(open_page: OpenPage):
    assert next_unit.changed() == (False, True, True)
    assert next_unit.truth() == "right"

    before = table(open_screen(open_page, "unit", solved=False), "band")
    after = table(open_screen(open_page, "unit"), "band")

    assert (before["y"] == before["y2"]).all()
    assert (after["y"] != after["y2"]).any()


@pytest.mark.parametrize(
    ("construction", "added", "told"),
    [("ramps", "0", "0 units"), ("steps", "1", "1 unit"), ("bumps", "7", "6 units")],
)
def test_units_are_counted_one_by_one(
    open_page: OpenPage, construction: str, added: str, told: str
):
    app = open_screen(open_page, "unit", construction=construction, added=added)

    assert told in table(app, "labels")["text"].tolist()
