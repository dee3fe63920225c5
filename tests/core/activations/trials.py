"""The activations and their parameters that tests try."""

import pytest

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
