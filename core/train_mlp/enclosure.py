"""Whether the lines of ReLU units fence in a part of the plane.

Let ``o = Σ v_j relu(w_j·x + b_j) + b``. With as many units as inputs, or fewer, all
lines meet in some point p, or never (then o does not change along them). On the ray
``p + t d`` the output is ``b + t Σ v_j relu(w_j·d)``: a straight line in t. Some d
has no ``w_j·d`` above 0, there o stays b. So where o > 0 holds at all it holds on a ray
without end: if b > 0 on that one, else on every ray on which o grows. It takes one unit
more than inputs to close a region on all sides: three in the plane, a triangle.
"""

import math

import torch

from core.mlp import MLP

FAR, DIRECTIONS = 1000.0, 3600


def fewest_to_fence(num_inputs: int) -> int:
    """Return how few ReLU units can close a region of `num_inputs` coordinates."""
    return num_inputs + 1


def is_fenced(mlp: MLP) -> bool:
    """Say whether o > 0 holds nowhere far out, for ReLU units in the plane.

    Looked for in every tenth of a degree, a thousand units of the axis away.
    """
    angle = torch.arange(DIRECTIONS, dtype=torch.float64) * 2 * math.pi / DIRECTIONS
    far = FAR * torch.stack([angle.cos(), angle.sin()], dim=1)
    exact = MLP(*(part.double() for part in mlp))
    return not bool((exact.outputs(far, torch.relu) > 0).any())


def without_unit(mlp: MLP, unit: int) -> MLP:
    """Return the network with one hidden unit switched off: it adds nothing."""
    W2 = mlp.W2.clone()
    W2[unit] = 0
    return mlp._replace(W2=W2)
