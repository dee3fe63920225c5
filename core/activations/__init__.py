"""The functions that bend: every elementwise activation of `torch.nn`, and some more.

`ACTIVATIONS` maps a key, spelled as in `torch.nn.functional`, to an `Activation`, and
`find` also takes a formula in x. Each family lies in its own module; `properties`
computes what can be said of each.
"""

from core.activations.activation import Activation, Parameter
from core.activations.registry import ACTIVATIONS, find

__all__ = ["ACTIVATIONS", "Activation", "Parameter", "find"]
