import torch

from charts.linear_collapse.rerolls import (
    BOUND,
    DIFFERENCE,
    SMALLEST,
    rerolls_chart,
    rerolls_frame,
    strips_chart,
    strips_frame,
)


def test_differences_and_bounds_are_rows_of_their_format():
    frame = rerolls_frame(
        {"float32": (torch.tensor([1e-7, 0.0]), torch.tensor([1e-6, 2e-6]))}
    )

    assert frame["what"].tolist() == [DIFFERENCE] * 2 + [BOUND] * 2
    assert frame["value"].tolist()[1] == torch.tensor(SMALLEST).item()
    assert frame["format"].unique().tolist() == ["float32"]


def test_dots_are_spread_evenly_and_always_the_same():
    values = torch.ones(200), torch.ones(200)
    jitter = rerolls_frame({"float64": values})["jitter"][:200]

    assert jitter.between(0, 1).all()
    assert jitter.sort_values().diff().max() < 0.01
    assert jitter.equals(rerolls_frame({"float64": values})["jitter"][:200])


def test_the_axis_is_logarithmic():
    assert rerolls_chart().to_dict()["encoding"]["x"]["scale"]["type"] == "log"


def test_every_reroll_is_a_tick_of_its_strip():
    frame = strips_frame({"a": torch.tensor([1.0, 2.0]), "b": torch.tensor([3.0])})

    assert frame.values.tolist() == [["a", 1], ["a", 2], ["b", 3]]


def test_strips_stand_in_the_order_given():
    chart = strips_chart(("z", "a"), "value").to_dict()

    assert chart["encoding"]["y"]["sort"] == ["z", "a"]
    assert chart["mark"]["type"] == "tick"
