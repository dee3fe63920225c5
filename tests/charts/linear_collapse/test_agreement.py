import torch

from charts.linear_collapse.agreement import (
    WITH,
    WITHOUT,
    agreement_chart,
    agreement_frame,
)


def test_outputs_are_tabulated_pairwise_for_each_network():
    frame = agreement_frame(
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
