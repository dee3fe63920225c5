import pytest
import torch

from charts.monotonicity.income_steps import PLACES, steps_chart, steps_frame


def test_effects_are_tabulated_in_percentage_points():
    frame = steps_frame({"linear": "line"}, torch.tensor([[0.064, 0.026]]))

    assert frame["place"].tolist() == list(PLACES)
    assert frame["effect"].tolist() == pytest.approx([6.4, 2.6])
    assert frame["name"].tolist() == ["line", "line"]
    assert frame["text"].tolist() == ["+6.4", "+2.6"]


def test_the_low_step_is_filled_and_the_high_one_hollow():
    _, low, high, *_ = steps_chart(("line",)).to_dict()["layer"]

    assert (low["mark"]["filled"], high["mark"]["filled"]) == (True, False)
