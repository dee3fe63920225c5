import torch

from charts.train_mlp.outcomes import outcomes_frame


def test_every_run_is_a_row():
    frame = outcomes_frame({"relu": torch.tensor([1.0, 0.5])}, (0, 1))

    assert frame.values.tolist() == [["relu", 0, 1.0], ["relu", 1, 0.5]]
