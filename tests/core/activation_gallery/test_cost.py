import pytest

from core.activation_gallery.cost import measure_cost
from core.activations import ACTIVATIONS, find


@pytest.mark.parametrize("key", ["identity", "relu", "step", "mish"])
def test_a_cost_is_two_ordered_positive_numbers(key: str):
    for cost in measure_cost(ACTIVATIONS[key]):
        assert 0 < cost.fastest <= cost.median


def test_a_formula_has_a_cost_as_well():
    forward, both = measure_cost(find("where(x > 0, x, 0.1x)"))

    assert min(both.fastest, forward.fastest) > 0
