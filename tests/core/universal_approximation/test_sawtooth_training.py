import math

import pytest
import torch

from core.universal_approximation import sawtooth_training
from core.universal_approximation.errors import mean_deviation
from core.universal_approximation.sawtooth import sawtooth
from core.universal_approximation.sawtooth_training import (
    LR,
    SEEDS,
    initial_parameters,
    train_sawtooth,
    train_shape,
)

X = torch.linspace(0, 1, 65, dtype=torch.float64)
Y = sawtooth(X, 2)


def test_a_network_among_others_is_the_network_alone_trained_by_torch_optim():
    parameters = [parameter[7] for parameter in initial_parameters([1, 3, 3, 1], SEEDS)]
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

    outputs = train_shape(X, Y, [3, 3], SEEDS, num_steps=20)

    assert outputs.shape == (16, 65)
    expected = (plain(inputs).detach()[:, 0].double() + 1.7) / 3.4
    torch.testing.assert_close(outputs[7], expected, rtol=0, atol=1e-5)


def test_the_same_seeds_give_the_same_bits():
    first, second = (train_shape(X, Y, [2, 2], SEEDS, num_steps=30) for _ in range(2))

    assert torch.equal(first, second)


def test_two_units_a_layer_are_rarely_found_and_eight_are():
    narrow, wide = train_sawtooth(2, 2), train_sawtooth(2, 8)

    assert wide.y.tolist() == sawtooth(wide.x, 2).tolist()
    assert mean_deviation(narrow.deep, narrow.y) > 0.3
    assert mean_deviation(wide.deep, wide.y) < 0.05
    assert wide.stuck < narrow.stuck


def test_both_shapes_have_one_budget_and_are_picked_by_the_measure_that_is_told(
    monkeypatch,
):
    budgets, runs = [], []

    def counted(start, gradient, lr, num_steps, **settings):
        budgets.append((len(start[0]), num_steps, lr))
        return descend(start, gradient, lr, num_steps, **settings)

    def kept(*arguments, **settings):
        runs.append(train_shape(*arguments, **settings))
        return runs[-1]

    descend = sawtooth_training.descend
    monkeypatch.setattr(sawtooth_training, "descend", counted)
    monkeypatch.setattr(sawtooth_training, "train_shape", kept)

    trained = train_sawtooth(3, 4)

    assert len(budgets) == 2
    assert len(set(budgets)) == 1
    for shown, outputs in zip((trained.deep, trained.shallow), runs, strict=True):
        deviations = [mean_deviation(y_hat, trained.y) for y_hat in outputs]
        assert len(deviations) == 16
        assert mean_deviation(shown, trained.y) == min(deviations)


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
