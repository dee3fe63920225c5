from fractions import Fraction

from charts.universal_approximation.pieces import (
    kinks_frame,
    pieces_chart,
    pieces_frame,
    short,
    units_frame,
)
from core.universal_approximation.pieces import TAGS, HiddenUnit, Piece

HALF = Fraction(1, 2)
UNITS = [
    HiddenUnit(HALF, Fraction(2), "active"),
    HiddenUnit(HALF, Fraction(1), "duplicate"),
    HiddenUnit(Fraction(9), Fraction(1), "dead"),
    HiddenUnit(None, Fraction(0), "always on"),
]


def test_pieces_are_drawn_from_end_to_end():
    frame = pieces_frame(
        [Piece(Fraction(0), HALF, Fraction(2), Fraction(1)), Piece(HALF, 1, 0, 2)]
    )

    assert frame["x"].tolist() == [0, 0.5, 0.5, 1]
    assert frame["y"].tolist() == [1, 2, 2, 2]
    assert frame["turn"].tolist() == ["0", "0", "1", "1"]


def test_units_that_share_a_kink_share_its_rule_and_only_those_inside_have_one():
    frame = kinks_frame(UNITS, -1, 1)

    assert frame["x"].tolist() == [0.5]
    assert frame["units"].tolist() == ["1, 2"]
    assert frame["tag"].tolist() == ["duplicate"]


def test_units_are_listed_with_readable_fractions():
    frame = units_frame(UNITS)

    assert frame["kink -b/w"].tolist() == ["1/2", "1/2", "9", "none"]
    assert frame.index.tolist() == [1, 2, 3, 4]
    assert short(Fraction(1234, 1000001)) == "0.001234"


def test_every_tag_has_its_colour():
    layers = pieces_chart().to_dict()["layer"]
    kinks = next(layer for layer in layers if layer.get("data") == {"name": "kinks"})

    scale = kinks["encoding"]["color"]["scale"]
    assert scale["domain"] == list(TAGS)
    assert len(set(scale["range"])) == len(TAGS)
