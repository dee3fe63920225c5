import torch

from charts import theme
from charts.monotonicity.scores import (
    HIDDEN,
    LINEAR,
    pixel_chart,
    pixel_frame,
    probabilities_chart,
    probabilities_frame,
)


def test_probabilities_are_tabulated_by_digit_and_model():
    frame = probabilities_frame(torch.tensor([0.25, 0.75]), torch.tensor([1.0, 0.0]))

    assert frame.to_numpy().tolist() == [
        [0, 0.25, LINEAR],
        [1, 0.75, LINEAR],
        [0, 1.0, HIDDEN],
        [1, 0.0, HIDDEN],
    ]


def test_scores_are_tabulated_by_model_and_context():
    inks = torch.tensor([0.0, 1.0])

    frame = pixel_frame({(LINEAR, "here"): inks, (HIDDEN, "there"): 2 * inks}, inks)

    assert frame["score"].tolist() == [0, 1, 0, 2]
    assert frame["context"].tolist() == ["here", "here", "there", "there"]


def test_the_hidden_layer_is_orange_in_both_pictures():
    for chart in (probabilities_chart(300), pixel_chart(("here", "there"), "score")):
        scale = chart.to_dict()["encoding"]["color"]["scale"]

        assert dict(zip(scale["domain"], scale["range"], strict=True)) == {
            LINEAR: theme.LINEAR,
            HIDDEN: theme.HIDDEN,
        }
