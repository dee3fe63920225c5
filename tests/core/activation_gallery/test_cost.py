import pytest

from core.activation_gallery.cost import measure_cost
from core.activations import find


@pytest.mark.parametrize("text", ["relu", "step", "where(x > 0, x, 0.1x)"])
def test_a_cost_is_two_ordered_positive_numbers(text: str):
    for cost in measure_cost(find(text)):
        assert 0 < cost.fastest <= cost.median
