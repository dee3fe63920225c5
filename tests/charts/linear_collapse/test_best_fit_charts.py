import torch

from charts.linear_collapse.best_fit import (
    WITH,
    WITHOUT,
    agreement_chart,
    dial_chart,
    outputs_frame,
)


def test_outputs_are_tabulated_pairwise_for_each_network():
    frame = outputs_frame(
        {
            WITHOUT: (torch.tensor([1.0, 2.0]), torch.tensor([1.0, 2.0])),
            WITH: (torch.tensor([0.0]), torch.tensor([3.0])),
        }
    )

    assert frame[["one", "other"]].values.tolist() == [[1, 1], [2, 2], [0, 3]]
    assert frame["network"].tolist() == [WITHOUT, WITHOUT, WITH]


def test_networks_differ_in_colour_and_shape_and_the_diagonal_is_drawn():
    diagonal, dots, *_ = agreement_chart().to_dict()["layer"]

    assert dots["encoding"]["color"]["scale"]["domain"] == [WITHOUT, WITH]
    assert dots["encoding"]["shape"]["scale"]["domain"] == [WITHOUT, WITH]
    assert diagonal["encoding"]["x"]["field"] == diagonal["encoding"]["y"]["field"]


def test_a_dial_may_turn_backwards_or_in_powers_of_ten():
    backwards = dial_chart("α", (1.0, 0.0), False).to_dict()["layer"][0]["encoding"]
    powers = dial_chart("s", (0.001, 10.0), True).to_dict()["layer"][0]["encoding"]

    assert backwards["x"]["scale"]["reverse"] is True
    assert backwards["x"]["scale"]["domain"] == [0, 1]
    assert powers["x"]["scale"]["type"] == "log"
