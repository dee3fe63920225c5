import torch

from charts.linear_collapse.batch_norm import strips_chart, strips_frame


def test_every_reroll_is_a_tick_of_its_strip():
    frame = strips_frame({"a": torch.tensor([1.0, 2.0]), "b": torch.tensor([3.0])})

    assert frame.values.tolist() == [["a", 1], ["a", 2], ["b", 3]]


def test_strips_stand_in_the_order_given():
    chart = strips_chart(("z", "a"), "value").to_dict()

    assert chart["encoding"]["y"]["sort"] == ["z", "a"]
    assert chart["mark"]["type"] == "tick"
