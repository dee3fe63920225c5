"""A puzzle for the hands: XOR with two ReLU units.

No affine function gives 0, 1, 1, 0 at the corners of the unit square; two units do.
With s = x1 + x2, ``relu(s) - 2 relu(s - 1)`` is one answer of infinitely many: units
may trade places, and a unit may be made k times as steep and counted a k-th as much.
"""

import torch

from core.mlp import MLP

CORNERS = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
"""The four inputs, shape (4, 2)."""
TARGETS = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
"""XOR of the inputs, shape (4, 1)."""
BOUNDARY = 0.5
"""An output above it is read as 1."""


def _mlp(W1: list, b1: list, W2: list, b2: float) -> MLP:
    return MLP(
        torch.tensor(W1),
        torch.tensor(b1),
        torch.tensor(W2)[:, None],
        torch.tensor([b2]),
    )


ANSWERS: dict[str, MLP] = {
    "relu(x₁ + x₂) − 2 relu(x₁ + x₂ − 1)": _mlp(
        [[1.0, 1.0], [1.0, 1.0]], [0.0, -1.0], [1.0, -2.0], 0.0
    ),
    "relu(x₁ − x₂) + relu(x₂ − x₁)": _mlp(
        [[1.0, -1.0], [-1.0, 1.0]], [0.0, 0.0], [1.0, 1.0], 0.0
    ),
    "1 − relu(1 − x₁ − x₂) − relu(x₁ + x₂ − 1)": _mlp(
        [[-1.0, 1.0], [-1.0, 1.0]], [1.0, -1.0], [-1.0, -1.0], 1.0
    ),
}
"""Three exact answers that are not each other in disguise, by their formula."""


def first_wrong(mlp: MLP) -> tuple[tuple[float, float], float] | None:
    """Return the first corner on the wrong side of `BOUNDARY`, and the output there.

    An output exactly at the boundary counts as wrong: nothing was decided.

    Args:
        mlp: A network of two inputs and any number of ReLU units.

    Returns:
        None if all four corners are right.
    """
    outputs = mlp.outputs(CORNERS, torch.relu)[:, 0]
    for corner, output, target in zip(
        CORNERS.tolist(), outputs.tolist(), TARGETS[:, 0].tolist(), strict=True
    ):
        if not (output - BOUNDARY) * (2 * target - 1) > 0:
            return tuple(corner), output
    return None


def unit_line(mlp: MLP, unit: int) -> tuple[float, float, float, float]:
    """Return two places on the line where a unit is 0: x, y, x2, y2.

    They lie 4 to both sides of the place nearest to the middle of the square.

    Raises:
        ValueError: If the weights of the unit are 0: it has no line.
    """
    w, b = mlp.W1[:, unit].double(), mlp.b1[unit].double()
    length = w.norm()
    if not length:
        raise ValueError(f"unit {unit} has weights of 0, and no line")
    center = torch.full((2,), 0.5, dtype=torch.float64)
    foot = center - (w @ center + b) / length**2 * w
    along = 4 / length * torch.stack([-w[1], w[0]])
    return (*(foot - along).tolist(), *(foot + along).tolist())
