"""The comparison as a short PyTorch script, with the reader's own settings."""

from collections.abc import Mapping

from core.activations import Activation
from core.expressions import Expression
from core.expressions.source import definitions, to_source
from screens.activation_gallery.shown import Shown

# What PyTorch has no function for, or spells in another way.
SPELLINGS = {
    "identity": "x",
    "sigmoid": "torch.sigmoid(x)",
    "tanh": "torch.tanh(x)",
    "prelu": "F.prelu(x, torch.tensor({alpha}, dtype=x.dtype))",
    "gelu_tanh": 'F.gelu(x, approximate="tanh")',
    "swish": "x * torch.sigmoid({beta} * x)",
    "step": "torch.where(x > 0, 1.0, 0.0) + 0 * x",
    "sine": "torch.sin({omega} * x)",
    "gaussian": "torch.exp(-x.square())",
}
SCRIPT = """import torch
import torch.nn.functional as F


{definitions}x = torch.tensor({x}, dtype=torch.float64, requires_grad=True)
values = {{
{rows}
}}
for name, y in values.items():
    (slope,) = torch.autograd.grad(y, x)
    print(name, y.item(), slope.item())
"""


def pytorch_script(shown: Shown) -> str:
    """Write a script that prints the values and slopes the page shows."""
    rows = "\n".join(
        f"    {name!r}: {_call(activation, shown.settings[name])},"
        for name, activation in shown.activations.items()
    )
    return SCRIPT.format(definitions=definitions(rows), x=shown.x, rows=rows)


def _call(activation: Activation, settings: Mapping[str, float]) -> str:
    if isinstance(activation.fn, Expression):
        return to_source(activation.fn.tree)
    if activation.key in SPELLINGS:
        return SPELLINGS[activation.key].format(**settings)
    named = "".join(f", {name}={value!r}" for name, value in settings.items())
    return f"F.{activation.key}(x{named})"
