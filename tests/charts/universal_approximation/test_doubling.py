import pytest

from charts.hand.movable import Movable
from charts.universal_approximation.doubling import (
    along_frame,
    asked_frame,
    errors_frame,
    open_frame,
)


def test_no_error_is_drawn_at_the_floor():
    frame = errors_frame((1, 2), (0.5, 0.0), 0.01)

    assert frame.to_dict("list") == {"width": [1, 2], "error": [0.5, 0.01]}


def test_what_is_asked_for_is_large_and_what_is_open_has_no_error():
    assert asked_frame([(8, 0.07, "0.07")])["text"].tolist() == ["0.07"]
    assert asked_frame(()).empty
    assert list(open_frame((16,))) == ["width"]


def test_the_handle_stands_on_the_line_through_the_errors():
    number = Movable("h", 1, 9, 1, 1)

    frame = along_frame(number, (1, 4, 8), (1.0, 0.25, 0.0), 0.125)

    heights = [frame[str(h)].item() for h in (1, 2, 4, 8, 9)]
    assert list(frame) == list("123456789")
    assert heights == pytest.approx([1, 0.5, 0.25, 0.125, 0.125])
