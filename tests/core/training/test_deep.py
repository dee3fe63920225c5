import pytest
import torch

from core.activations import find
from core.affine import Affine, forward, random_stack
from core.datasets import make_dataset
from core.training.deep import LR, NUM_STEPS, train_stack


@pytest.mark.parametrize("key", ["identity", "tanh", "gaussian", "x*tanh(x)"])
def test_training_is_that_of_autograd_and_torch_optim(key):
    generator = torch.Generator().manual_seed(0)
    data = make_dataset("moons", num_points=200, train_share=1.0, generator=generator)
    X, y, layers = data.X, data.y, random_stack((2, 5, 4, 1), generator=generator)
    activation = find(key)
    fn = activation.fn
    copies = [Affine(W.clone(), b.clone()) for W, b in layers]
    parameters = [p.requires_grad_() for layer in copies for p in layer]
    optimizer = torch.optim.Adam(parameters, lr=LR)
    for _ in range(NUM_STEPS):
        optimizer.zero_grad()
        O = forward(X, copies, fn)
        torch.nn.functional.binary_cross_entropy_with_logits(O, y).backward()
        optimizer.step()

    trained = train_stack(X, y, layers, activation)

    torch.testing.assert_close(
        forward(X, trained, fn), forward(X, copies, fn).detach(), rtol=1e-2, atol=1e-2
    )
