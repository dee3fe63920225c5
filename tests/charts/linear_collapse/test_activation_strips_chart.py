import torch

from charts.linear_collapse.activation_strips import strips_frame


def test_every_reroll_is_a_tick_of_its_strip():
    frame = strips_frame({"a": torch.tensor([1.0, 2.0]), "b": torch.tensor([3.0])})

    assert frame.values.tolist() == [["a", 1], ["a", 2], ["b", 3]]
