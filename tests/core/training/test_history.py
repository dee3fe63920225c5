import torch

from core.activations import find
from core.mlp import random_mlp
from core.training.activation_steps import steps_of
from core.training.evaluation import CHUNK, network_outputs
from core.training.layers import Layers


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
