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


@pytest.mark.parametrize("num_outcomes", [0, 2])
def test_values_without_outcomes_are_refused(num_outcomes: int):
    with pytest.raises(ValueError, match=f"3 values and {num_outcomes} outcomes"):
        tally(torch.ones(3), torch.ones(num_outcomes))


def test_no_examples_are_refused():
    with pytest.raises(ValueError, match="0 values"):
        tally(torch.ones(0), torch.ones(0))
