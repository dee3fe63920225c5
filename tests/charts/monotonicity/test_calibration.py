import pytest
import torch

from charts.monotonicity.calibration import (
    MODELS,
    calibration_chart,
    calibration_frame,
    predicted_range,
)
from core.monotonicity.binned_rates import binned_rates
from core.monotonicity.grouped_counts import tally


def test_predictions_stand_beside_what_happened():
    data = tally(torch.tensor([1.0, 1.0, 3.0]), torch.tensor([1, 0, 0]))
    rates = binned_rates(data, torch.tensor([0, 2, 4]).double())

    frame = calibration_frame({"hidden layer": (torch.tensor([0.4, 0.1]), rates)})

    assert frame["predicted"].tolist() == pytest.approx([0.4, 0.1])
    assert frame["observed"].tolist() == [0.5, 0]
    assert frame["trials"].tolist() == [2, 1]
    assert frame["model"].tolist() == ["hidden layer"] * 2
    assert predicted_range(frame) == (0.1, 0.4)


def test_the_diagonal_crosses_the_square_and_models_differ_in_shape():
    spec = calibration_chart((0.1, 0.7)).to_dict()

    ends = spec["layer"][0]["encoding"]
    assert [ends[channel]["datum"] for channel in ("x", "y", "x2", "y2")] == [
        0.1, 0.1, 0.7, 0.7,
    ]  # fmt: skip
    assert len({shape for _, shape in MODELS.values()}) == len(MODELS)
