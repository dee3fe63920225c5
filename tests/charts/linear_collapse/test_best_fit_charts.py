import torch

from charts.linear_collapse.best_fit import (
    WITH,
    WITHOUT,
    agreement_chart,
    dial_chart,
    dial_frame,
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
    diagonal, dots = agreement_chart("a", "b").to_dict()["layer"]

    assert dots["encoding"]["color"]["scale"]["domain"] == [WITHOUT, WITH]
    assert dots["encoding"]["shape"]["scale"]["domain"] == [WITHOUT, WITH]
    assert diagonal["encoding"]["x"]["field"] == diagonal["encoding"]["y"]["field"]


def test_the_readers_setting_is_marked_with_its_share():
    frame = dial_frame(torch.tensor([0.0, 1.0]), torch.tensor([0.0, 0.25]), 1)

    assert frame["is_chosen"].tolist() == [False, True]
    assert frame["label"].tolist()[1] == "25.0%"


def test_a_dial_may_turn_backwards_or_in_powers_of_ten():
    backwards = dial_chart("α", False, True).to_dict()["layer"][0]["encoding"]["x"]
    powers = dial_chart("s", True, False).to_dict()["layer"][0]["encoding"]["x"]

    assert backwards["scale"] == {"nice": False, "reverse": True, "type": "linear"}
    assert powers["scale"]["type"] == "log"
