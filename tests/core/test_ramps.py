import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from core.affine import Affine
from core.mlp import MLP
from core.ramps import distance_as_two_units, kinks, ramps


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
