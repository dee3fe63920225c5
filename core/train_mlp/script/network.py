"""The network and its start, as code for `core.train_mlp.script.training`."""

import torch
from torch import nn

from core.activations import find
from core.activations.rectifiers import PRELU_ALPHA
from core.expressions.source import definitions, to_source

CLASSES = {name.lower(): name for name in ["Identity", *nn.modules.activation.__all__]}
"""Key, without an underscore -> the class of torch.nn that computes it by default."""
MODULES: dict[str, str] = {
    "prelu": f"nn.LeakyReLU({PRELU_ALPHA})",
    "rrelu": "nn.LeakyReLU((1 / 8 + 1 / 3) / 2)",
    "gelu_tanh": 'nn.GELU(approximate="tanh")',
    "swish": "nn.SiLU()",
    "threshold": "nn.Threshold(1.0, 0.0)",
}
"""Key -> the module that computes it, where it is another or has arguments."""
FUNCTIONS: dict[str, str] = {
    "sine": "torch.sin(x)",
    "gaussian": "torch.exp(-(x**2))",
    # The 0 * x keeps autograd's graph: the slope of a step is 0, not missing.
    "step": "(x > 0).float() + 0 * x",
}
"""Key -> what it computes of x, where torch.nn has no module for it."""


def activation_code(text: str) -> tuple[str, str]:
    """Return the code an activation needs, if any, and the module to put in a net.

    Raises:
        ValueError: If `text` is neither a key nor a formula.
    """
    activation = find(text)
    if activation.key in MODULES:
        return "", MODULES[activation.key]
    plain = activation.key.replace("_", "")
    if plain in CLASSES:
        return "", f"nn.{CLASSES[plain]}()"
    expression = FUNCTIONS.get(activation.key)
    if expression is None:
        expression = to_source(activation.fn.tree, torch.float32)
    definition = (
        f"\n{definitions(expression)}class Activation(nn.Module):\n"
        "    def forward(self, x):\n"
        f"        return {expression}\n\n"
    )
    return definition, "Activation()"


def start_code(scale: float) -> str:
    """Return the draws of the start."""
    return f"""with torch.no_grad():
    for layer in (net[0], net[2]):
        bound = {scale!r} * layer.in_features**-0.5
        for part in (layer.weight, layer.bias):
            drawn = torch.rand(part.shape, generator=generator)
            part.copy_((drawn * 2 - 1) * bound)
"""
