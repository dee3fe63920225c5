import torch

from charts.linear_collapse.activation_strips import (
    strip_words_frame,
    strips_chart,
    strips_frame,
)


def test_every_reroll_is_a_tick_of_its_strip():
    frame = strips_frame({"a": torch.tensor([1.0, 2.0]), "b": torch.tensor([3.0])})

    assert frame.values.tolist() == [["a", 1], ["a", 2], ["b", 3]]


def test_strips_stand_in_the_order_given():
    ticks, _ = strips_chart(("z", "a"), "value").to_dict()["layer"]

    assert ticks["encoding"]["y"]["sort"] == ["z", "a"]
    assert ticks["mark"]["type"] == "tick"


def test_words_stand_at_their_strip():
    assert strip_words_frame({"ReLU": "?"}).values.tolist() == [["ReLU", "?"]]
