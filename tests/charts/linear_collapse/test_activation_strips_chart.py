import torch

from charts.linear_collapse.activation_strips import strips_chart, strips_frame


def test_every_reroll_is_a_tick_of_its_strip_in_the_order_given():
    frame = strips_frame({"z": torch.tensor([1.0, 2.0]), "a": torch.tensor([3.0])})
    ticks, _ = strips_chart(("z", "a"), "value").to_dict()["layer"]

    assert frame.values.tolist() == [["z", 1], ["z", 2], ["a", 3]]
    assert ticks["encoding"]["y"]["sort"] == ["z", "a"]
