import torch

from charts.monotonicity.scores import HIDDEN, LINEAR, probabilities_frame


def test_probabilities_are_tabulated_by_digit_and_model():
    frame = probabilities_frame(torch.tensor([0.25, 0.75]), torch.tensor([1.0, 0.0]))

    assert frame.to_numpy().tolist() == [
        [0, 0.25, LINEAR],
        [1, 0.75, LINEAR],
        [0, 1.0, HIDDEN],
        [1, 0.0, HIDDEN],
    ]
