import pytest
import torch

from charts import theme
from charts.monotonicity.units import (
    SUM,
    kinks_frame,
    ramps_chart,
    ramps_frame,
    rules_frame,
    starts_chart,
    starts_frame,
)


def test_units_and_their_sum_are_tabulated():
    x = torch.tensor([1.0, 2.0])
    ramps = torch.tensor([[0.0, 5.0], [1.0, 4.0]])

    frame = ramps_frame(x, ramps, ramps.sum(1) + 10)

    by_part = frame.groupby("part")["y"].apply(list)
    assert by_part.to_dict() == {"unit 1": [0, 1], "unit 2": [5, 4], SUM: [15, 15]}


def test_kinks_belong_to_their_unit():
    assert kinks_frame([36.5, 39]).to_numpy().tolist() == [
        [36.5, "unit 1"],
        [39, "unit 2"],
    ]


@pytest.mark.parametrize("num_hiddens", range(1, 9))
def test_every_unit_differs_from_its_neighbours_and_from_the_sum(num_hiddens: int):
    spec = ramps_chart(num_hiddens, "T", (30, 42), theme.HIDDEN).to_dict()

    encoding = spec["layer"][1]["encoding"]
    colors = encoding["color"]["scale"]["range"]
    looks = list(zip(colors, encoding["strokeDash"]["scale"]["range"], strict=True))
    assert len({(color, tuple(dash)) for color, dash in looks}) == num_hiddens + 1
    assert colors[-1] == theme.HIDDEN
    assert theme.HIDDEN not in colors[:-1]


def test_starts_are_ranked_and_one_is_chosen():
    frame = starts_frame(torch.tensor([0.1, 0.2, 0.4]), chosen=2)

    assert frame["rank"].tolist() == [1, 2, 3]
    assert frame["chosen"].tolist() == [False, True, False]
    assert frame["loss"].tolist() == pytest.approx([0.1, 0.2, 0.4])


def test_levels_are_compared_with_by_name():
    frame = rules_frame({"linear": ("linear in T", 0.58)})

    assert frame.to_numpy().tolist() == [["linear", "linear in T", 0.58]]
    assert {layer["data"]["name"] for layer in starts_chart(24).to_dict()["layer"]} == {
        "rules",
        "starts",
    }
