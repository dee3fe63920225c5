import pytest
import torch

from core.monotonicity.grouped_counts import tally


def test_values_are_counted_in_order():
    counted = tally(torch.tensor([38.0, 36.0, 38.0, 38.0]), torch.tensor([1, 0, 0, 1]))

    assert counted.value.tolist() == [36, 38]
    assert counted.trials.tolist() == [1, 3]
    assert counted.events.tolist() == [0, 2]
    assert counted.rate.tolist() == pytest.approx([0, 2 / 3])
    assert counted.total == 4
