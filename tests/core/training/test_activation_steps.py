import pytest
import torch

from core.activations import ACTIVATIONS, find
from core.training.activation_steps import steps_of

EVERY = [*ACTIVATIONS, "x * sigmoid(1.5 x)", "where(x > 0, sqrt(x), 0)", "3"]


@pytest.mark.parametrize("num_units", [5, 400])
@pytest.mark.parametrize("name", EVERY)
def test_the_steps_are_the_function_and_autograd(name, num_units):
    activation = find(name)
    generator = torch.Generator().manual_seed(0)
    Z = 3 * torch.randn(3, num_units, 7, generator=generator)
    dZ = torch.randn(3, num_units, 7, generator=generator)
    z = Z.clone().requires_grad_()
    expected = activation.fn(z)
    (0 * z + expected).backward(dZ)
    # A slice with gaps, as in training, where each run's H has a row of ones below it.
    H_and_one = torch.ones(3, num_units + 1, 7)
    H = H_and_one[:, :-1]
    steps = steps_of(activation)

    with torch.inference_mode():
        steps.forward(Z, H)
        steps.backward(dZ, Z, H)

    assert torch.allclose(H, expected, atol=1e-6)
    assert torch.allclose(dZ, z.grad, atol=1e-6)
    assert (H_and_one[:, -1] == 1).all()


@pytest.mark.parametrize("value", [-torch.inf, -200.0, 200.0, torch.inf, torch.nan])
@pytest.mark.parametrize("size", [4, 2000])
@pytest.mark.parametrize("name", ["relu", "tanh", "sigmoid"])
def test_extremes_are_those_of_torch(name, size, value):
    Z = torch.full((1, 1, size), value)
    H = torch.zeros(1, 1, size)

    steps_of(find(name)).forward(Z.clone(), H)

    assert torch.equal(H, getattr(torch, name)(Z)) or H.isnan().all()
    assert H.isnan().any() == torch.tensor(value).isnan()
