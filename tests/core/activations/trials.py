"""The activations, their parameters and inputs that tests try."""

import pytest
import torch

from core.activations import ACTIVATIONS, Activation

ALL = pytest.mark.parametrize("activation", ACTIVATIONS.values(), ids=lambda a: a.key)


def trial_settings(activation: Activation) -> list[dict[str, float]]:
    """Its defaults, and every parameter at both ends of what a reader can choose."""
    ends = [
        activation.defaults | {parameter.name: end}
        for parameter in activation.parameters
        for end in (parameter.low, parameter.high)
    ]
    return [activation.defaults, *ends]


def grid_without_kinks(activation: Activation, settings: dict) -> torch.Tensor:
    x = torch.linspace(-20, 20, 161, dtype=torch.float64)
    places = [*activation.kinks(**settings)]
    if activation.key == "softsign":
        # The curvature jumps here, and differences lose half of their digits.
        places.append(0.0)
    if activation.key == "softplus":
        # PyTorch goes over to x itself here, by a step of 2e-9.
        places.append(20 / settings["beta"])
    kinks = torch.tensor(places, dtype=torch.float64)
    return x[((x[:, None] - kinks).abs() > 1e-6).all(dim=1)]


def tolerance(activation: Activation) -> float:
    # PyTorch's 1/6 is a float32 constant.
    return 1e-8 if activation.key == "hardsigmoid" else 1e-12
