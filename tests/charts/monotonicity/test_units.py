import torch

from charts import theme
from charts.monotonicity.units import SUM, kinks_frame, ramps_chart, ramps_frame


def test_units_and_their_sum_are_tabulated():
    x = torch.tensor([1.0, 2.0])
    ramps = torch.tensor([[0.0, 5.0], [1.0, 4.0]])

    frame = ramps_frame(x, ramps, ramps.sum(1) + 10)

    by_part = frame.groupby("part")["y"].apply(list)
    assert by_part.to_dict() == {"unit 1": [0, 1], "unit 2": [5, 4], SUM: [15, 15]}


def test_kinks_belong_to_their_unit_and_neighbours_stand_in_two_rows():
    assert kinks_frame([39, 36.5]).to_numpy().tolist() == [
        [36.5, "unit 2", 0],
        [39, "unit 1", 1],
    ]


def test_every_unit_differs_from_its_neighbours_and_from_the_sum():
    spec = ramps_chart(8, theme.HIDDEN, "found").to_dict()

    lines = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "line")
    encoding = lines["encoding"]
    colors = encoding["color"]["scale"]["range"]
    looks = list(zip(colors, encoding["strokeDash"]["scale"]["range"], strict=True))
    assert len({(color, tuple(dash)) for color, dash in looks}) == 9
    assert colors[-1] == theme.HIDDEN
    assert theme.HIDDEN not in colors[:-1]
