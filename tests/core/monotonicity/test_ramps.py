import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from core.affine import Affine
from core.mlp import MLP
from core.monotonicity.ramps import (
    distance_as_two_units,
    kinks,
    looking_down_first,
    ramps,
)


def numbers(*values: float) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)


def test_each_unit_is_a_ramp_from_its_kink():
    mlp = MLP(numbers(2, -1)[None], numbers(-6, 5), numbers(1, 10)[:, None], numbers(0))

    assert kinks(mlp).tolist() == [3, 5]
    assert ramps(mlp, numbers(2, 3, 4, 6)).tolist() == [
        [0, 30],
        [0, 20],
        [2, 10],
        [6, 0],
    ]


@given(st.floats(30, 45), st.floats(-5, 5), st.floats(-5, 5))
def test_the_distance_is_two_ramps_back_to_back(c: float, w: float, b: float):
    T = torch.linspace(30, 45, 151, dtype=torch.float64)
    layer = Affine(numbers(w)[None], numbers(b))

    mlp = distance_as_two_units(layer, c)

    assert torch.allclose(
        mlp.outputs(T[:, None], torch.relu), layer((T - c).abs()[:, None]), atol=1e-12
    )
    assert kinks(mlp).tolist() == pytest.approx([c, c])


def test_units_are_ordered_by_where_they_look_and_then_by_their_kink():
    mlp = MLP(
        torch.tensor([[1.0, -1.0, 2.0, -2.0]]),
        torch.tensor([-5.0, 3.0, -4.0, 2.0]),
        torch.tensor([[1.0], [2.0], [3.0], [4.0]]),
        torch.zeros(1),
    )
    x = torch.linspace(-6, 6, 25)[:, None]

    ordered = looking_down_first(mlp)

    assert kinks(ordered).tolist() == [1, 3, 2, 5]
    assert ordered.W1[0].sign().tolist() == [-1, -1, 1, 1]
    assert torch.equal(ordered.outputs(x, torch.relu), mlp.outputs(x, torch.relu))
