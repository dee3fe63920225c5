import pytest
import torch

from core.activations import ACTIVATIONS, find
from core.affine import Affine, forward, random_stack
from core.datasets import make_dataset
from core.training.deep import LR, NUM_STEPS, train_stack


def draw(dataset, widths, seed=0):
    generator = torch.Generator().manual_seed(seed)
    data = make_dataset(dataset, num_points=200, train_share=1.0, generator=generator)
    return data.X, data.y, random_stack(widths, generator=generator)


@pytest.mark.parametrize("key", ["identity", "relu", "tanh", "gaussian", "x*tanh(x)"])
def test_training_is_that_of_autograd_and_torch_optim(key):
    X, y, layers = draw("moons", (2, 5, 4, 1))
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


def test_the_start_is_left_as_it_was():
    X, y, layers = draw("xor", (2, 4, 1))
    before = [layer.W.clone() for layer in layers]

    train_stack(X, y, layers, ACTIVATIONS["relu"])

    assert all(torch.equal(a.W, W) for a, W in zip(layers, before, strict=True))


def test_the_same_start_ends_in_the_same_network():
    X, y, layers = draw("xor", (2, 4, 1))
    relu = ACTIVATIONS["relu"]

    once, again = train_stack(X, y, layers, relu), train_stack(X, y, layers, relu)

    assert all(torch.equal(a.W, b.W) for a, b in zip(once, again, strict=True))
