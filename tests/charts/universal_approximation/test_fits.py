import pytest
import torch

from charts.universal_approximation.curve_labels import label_frame
from charts.universal_approximation.fits import (
    band_frame,
    kinks_frame,
    limits,
    within,
)

X = torch.linspace(0, 1, 11)


def test_labels_stand_above_the_curves_at_different_places():
    curves = {"target": X, "by hand": 3 * X}

    labels = label_frame(X, curves, {"target": "sine", "by hand": "8 units"})

    assert labels["curve"] == ("target", "by hand")
    assert labels["text"] == ("sine", "8 units")
    assert len(set(labels["x"])) == 2
    # The highest of both within half a text, a tenth of this picture.
    assert labels["y"] == pytest.approx(
        [3 * min(x + 0.1, 1) for x in labels["x"]], rel=1e-6
    )


def test_a_label_avoids_what_was_left_out():
    y = within(torch.arange(11.0), 6, 8)

    labels = label_frame(X, {"kernel": y}, {"kernel": "kernel"})

    assert y.isnan().sum() == 8
    assert 6 <= labels["y"][0] <= 8


def test_a_curve_that_left_the_picture_has_no_label():
    left = within(X + 9, 0, 1)
    names = {"target": "sine", "kernel": "k"}

    labels = label_frame(X, {"target": X, "kernel": left}, names)

    assert labels["text"] == ("sine",)
    assert label_frame(X, {"kernel": left}, {"kernel": "k"})["text"] == ()


def test_limits_leave_room_and_a_flat_curve_has_some_too():
    assert limits(torch.tensor([0.0, 1.0]), share=0.5) == (-0.5, 1.5)
    assert limits(torch.tensor([2.0, 2.0]), share=0.5) == (1, 3)


def test_a_band_lies_between_one_sum_and_the_next_within_the_picture():
    x = torch.tensor([0.0, 1.0])

    frame = band_frame(x, torch.zeros(2), torch.tensor([1.0, 9.0]), (-1.0, 3.0))

    assert frame.to_dict("list") == {"x": [0, 1], "y": [0, 0], "y2": [1, 3]}


def test_only_kinks_inside_the_picture_are_marked():
    frame = kinks_frame(torch.tensor([-1.0, 0.0, 0.5, 2.0]), 0, 1)

    assert frame["x"].tolist() == [0, 0.5]
