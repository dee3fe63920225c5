import math

import pytest
import torch

from core.universal_approximation.errors import mean_deviation
from core.universal_approximation.sawtooth import sawtooth
from core.universal_approximation.sawtooth_training import (
    LR,
    initial_parameters,
    train_sawtooth,
    train_shape,
)

X = torch.linspace(0, 1, 65, dtype=torch.float64)
Y = sawtooth(X, 2)


def test_a_network_among_others_is_the_network_alone_trained_by_torch_optim():
    parameters = [parameter[7] for parameter in initial_parameters([1, 3, 3, 1])]
    layers = [torch.nn.Linear(*W.shape) for W in parameters[::2]]
    for layer, W, b in zip(layers, parameters[::2], parameters[1::2], strict=True):
        layer.weight.data, layer.bias.data = W.T.clone(), b[0].clone()
    plain = torch.nn.Sequential(
        layers[0], torch.nn.ReLU(), layers[1], torch.nn.ReLU(), layers[2]
    )
    adam = torch.optim.Adam(plain.parameters(), lr=LR)
    cosine = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda step: (1 + math.cos(math.pi * step / 20)) / 2
    )
    inputs, heights = (3.4 * X[:, None] - 1.7).float(), (3.4 * Y[:, None] - 1.7).float()
    for _ in range(20):
        adam.zero_grad()
        ((plain(inputs) - heights) ** 2).mean().backward()
        adam.step()
        cosine.step()

    outputs = train_shape(X, Y, [3, 3], num_steps=20)

    assert outputs.shape == (16, 65)
    expected = (plain(inputs).detach()[:, 0].double() + 1.7) / 3.4
    torch.testing.assert_close(outputs[7], expected, rtol=0, atol=1e-5)


def test_two_units_a_layer_are_rarely_found_and_eight_are():
    narrow, wide = train_sawtooth(2, 2), train_sawtooth(2, 8)

    assert wide.y.tolist() == sawtooth(wide.x, 2).tolist()
    assert mean_deviation(narrow.deep, narrow.y) > 0.3
    assert mean_deviation(wide.deep, wide.y) < 0.05
    assert wide.stuck < narrow.stuck


def test_both_trainings_tell_one_share_and_end_when_told():
    shares, told = [], []

    def end(share):
        told.append(share)
        return False

    train_sawtooth(2, 2, on_epoch=shares.append)
    train_sawtooth(2, 2, on_epoch=end)

    assert shares == sorted(shares)
    assert len(shares) > 40
    assert shares[-1] == pytest.approx(1)
    assert len(told) == 2, "one look at the stack, one at the single layer"
