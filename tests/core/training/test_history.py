import torch

from core.activations import find
from core.mlp import random_mlp
from core.training import TrainingConfig, train
from core.training.activation_steps import steps_of
from core.training.evaluation import CHUNK, network_outputs
from core.training.layers import Layers

CONFIG = TrainingConfig(num_hiddens=4, activation="tanh", num_epochs=6)


def examples(n=30):
    X = torch.randn(n, 2, generator=torch.Generator().manual_seed(0))
    return X, (X[:, :1] * X[:, 1:] > 0).float()


def test_parameters_come_in_the_shapes_of_the_chapter():
    X, y = examples()

    mlp = train(X, y, CONFIG, (0, 1)).mlp(3, run=1)

    shapes = [tuple(part.shape) for part in mlp]
    assert shapes == [(2, 4), (4,), (4, 1), (1,)]


def test_training_metrics_are_those_of_evaluating_the_training_examples():
    X, y = examples()
    history = train(X, y, CONFIG, (0, 1, 2))

    metrics = history.evaluate(X, y)

    assert torch.allclose(metrics.loss, history.loss, atol=1e-6)
    assert torch.equal(metrics.accuracy, history.accuracy)


def test_no_test_examples_have_no_loss():
    X, y = examples()

    metrics = train(X, y, CONFIG).evaluate(X[:0], y[:0])

    assert metrics.loss.shape == (7, 1)
    assert metrics.loss.isnan().all()


def test_outputs_in_chunks_are_the_outputs_at_once():
    generator = torch.Generator().manual_seed(0)
    layers = Layers(3, 2, 64)
    networks = [random_mlp(2, 64, generator=generator) for _ in range(3)]
    for run, mlp in enumerate(networks):
        layers.put(run, mlp)
    X = torch.randn(700, 2, generator=generator)
    first = layers.first.expand(5, -1, -1, -1)
    second = layers.second[..., 0].expand(5, -1, -1)

    outputs = network_outputs(X, first, second, steps_of(find("relu")))

    assert CHUNK < 5 * 3 * 64 * 700
    for run, mlp in enumerate(networks):
        alone = mlp.outputs(X, torch.relu)[:, 0]
        assert torch.allclose(outputs[:, run], alone.expand(5, -1), atol=1e-5)


def test_every_run_may_be_shown_its_own_examples():
    generator = torch.Generator().manual_seed(0)
    layers = Layers(2, 1, 3)
    networks = [random_mlp(1, 3, generator=generator) for _ in range(2)]
    for run, mlp in enumerate(networks):
        layers.put(run, mlp)
    X = torch.randn(2, 9, 1, generator=generator)
    first, second = layers.first[None], layers.second[None, ..., 0]

    outputs = network_outputs(X, first, second, steps_of(find("sine")))

    for run, mlp in enumerate(networks):
        alone = mlp.outputs(X[run], torch.sin)[:, 0]
        assert torch.allclose(outputs[0, run], alone, atol=1e-6)
