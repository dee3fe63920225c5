import pytest
import torch

from charts.universal_approximation.sigmoid_step import step_frame, step_place_frame
from core.universal_approximation.sigmoid_step import sigmoid_unit


def test_the_frame_carries_the_unit():
    x = torch.tensor([0.0, 1.0])

    assert step_frame(x, 2 * x).to_dict("list") == {"x": [0, 1], "y": [0, 2]}


def test_a_step_out_of_sight_or_absent_has_no_rule():
    assert step_place_frame(None, 4.0).empty
    assert step_place_frame(3.5, 4.0).empty
    assert step_place_frame(-0.25, 4.0)["text"].tolist() == ["s = −0.25"]


@pytest.mark.parametrize("w", [-30.0, -2.0, 2.0, 30.0])
@pytest.mark.parametrize("place", [-2.9, -1.0, 0.0, 1.0, 2.9])
def test_the_name_of_the_place_stands_where_the_curve_is_not(w: float, place: float):
    beside = torch.tensor(place - 0.3 if place > 0 else place + 0.3)

    curve = sigmoid_unit(beside, w, -w * place).item()
    text = step_place_frame(place, w)["y"].item()

    assert (text > 0.5) != (curve > 0.5)
