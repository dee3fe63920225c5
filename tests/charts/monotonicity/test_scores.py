import torch

from charts import theme
from charts.monotonicity.scores import (
    HIDDEN,
    LINEAR,
    probabilities_chart,
    probabilities_frame,
    sums_chart,
    sums_frame,
)


def test_probabilities_are_tabulated_by_digit_and_model():
    frame = probabilities_frame(torch.tensor([0.25, 0.75]), torch.tensor([1.0, 0.0]))

    assert frame.to_numpy().tolist() == [
        [0, 0.25, LINEAR],
        [1, 0.75, LINEAR],
        [0, 1.0, HIDDEN],
        [1, 0.0, HIDDEN],
    ]


def test_the_hidden_layer_is_orange():
    scale = probabilities_chart(300).to_dict()["encoding"]["color"]["scale"]

    assert dict(zip(scale["domain"], scale["range"], strict=True)) == {
        LINEAR: theme.LINEAR,
        HIDDEN: theme.HIDDEN,
    }


def test_both_scores_stand_beside_the_half_of_their_sum():
    frame = sums_frame(*torch.tensor([[5.0, 1.0], [-3.0, 1.0], [1.0, 1.0]]))

    assert frame.to_numpy().tolist() == [[0, 5, -3, 1], [1, 1, 1, 1]]


def test_what_waits_for_the_answer_has_a_table_of_its_own():
    layers = sums_chart(11).to_dict()["layer"]

    tables = {str(layer["mark"]): layer["data"]["name"] for layer in layers}
    assert list(tables.values()) == ["both", "both", "both", "upright"]
    assert layers[0]["encoding"]["x"]["scale"]["domain"] == [-11, 11]
