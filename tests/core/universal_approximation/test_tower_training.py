import math

import torch

from core.universal_approximation.sawtooth import sawtooth
from core.universal_approximation.tower_training import (
    DeepConfig,
    deep_outputs,
    initial_layers,
    train_deep,
)

X = torch.linspace(0, 1, 65)[:, None]
Y = sawtooth(X, 2)


def test_a_network_among_others_is_the_network_alone_trained_by_torch_optim():
    config = DeepConfig(num_layers=2, width=3, num_steps=20)
    Ws, bs = initial_layers(1, config, [7])
    layers = [torch.nn.Linear(*W.shape[1:]) for W in Ws]
    for layer, W, b in zip(layers, Ws, bs, strict=True):
        layer.weight.data, layer.bias.data = W[0].T.clone(), b[0, 0].clone()
    plain = torch.nn.Sequential(
        layers[0], torch.nn.ReLU(), layers[1], torch.nn.ReLU(), layers[2]
    )
    adam = torch.optim.Adam(plain.parameters(), lr=config.lr)
    cosine = torch.optim.lr_scheduler.LambdaLR(
        adam,
        lambda step: (1 + math.cos(math.pi * step / config.num_steps)) / 2,
    )
    for _ in range(config.num_steps):
        adam.zero_grad()
        ((plain(X) - Y) ** 2).mean().backward()
        adam.step()
        cosine.step()

    Ws, bs = train_deep(X, Y, config, range(16))

    assert deep_outputs(Ws, bs, X).shape == (16, 65, 1)
    torch.testing.assert_close(
        deep_outputs(Ws, bs, X)[7], plain(X).detach(), rtol=0, atol=1e-5
    )


def test_the_same_seeds_give_the_same_bits():
    config = DeepConfig(3, 2, num_steps=30)

    first, second = (train_deep(X, Y, config, range(4)) for _ in range(2))

    for a, b in zip(first[0] + first[1], second[0] + second[1], strict=True):
        assert torch.equal(a, b)


def test_training_lowers_the_error_of_a_wide_network():
    config = DeepConfig(2, 16, num_steps=120)
    before = initial_layers(1, config, range(2))

    after = train_deep(X, Y, config, range(2))

    losses = [
        ((deep_outputs(*layers, X) - Y) ** 2).mean((1, 2)) for layers in (before, after)
    ]
    assert (losses[1] < 0.3 * losses[0]).all()
