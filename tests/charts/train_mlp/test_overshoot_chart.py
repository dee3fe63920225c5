import torch

from charts.train_mlp.overshoot import WILD, losses_frame, power_of_ten


def test_losses_are_drawn_up_to_where_they_are_numbers():
    loss = torch.tensor([1.0, 34.0, 1e30, torch.inf, torch.nan, 2.0])

    frame = losses_frame([("this", loss)])

    assert frame["epoch"].tolist() == [0, 1, 2]
    assert frame["loss"].max() <= 10 * WILD


def test_a_large_number_is_written_with_a_power_of_ten():
    assert power_of_ten(1.53e13) == "1.5 · 10¹³"
    assert power_of_ten(float("nan")) == "beyond any number"
