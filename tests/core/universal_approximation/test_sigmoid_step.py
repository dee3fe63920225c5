import pytest
import torch

from core.universal_approximation.sigmoid_step import place_of, rise_of, sigmoid_unit


def test_a_step_stands_where_the_unit_is_one_half():
    place = place_of(4, -8)

    assert place == 2
    assert sigmoid_unit(torch.tensor(place), 4, -8) == 0.5


def test_a_weight_of_zero_has_no_place():
    assert place_of(0, 3) is None


@pytest.mark.parametrize("w", [-7.0, 0.5, 30.0])
def test_a_step_rises_from_a_tenth_to_nine_tenths_over_its_rise(w):
    half = torch.tensor(rise_of(w) / 2)

    heights = sorted(sigmoid_unit(side, w, 0.0).item() for side in (-half, half))
    assert heights == pytest.approx([0.1, 0.9])
