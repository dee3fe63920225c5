"""Points drawn by a formula: two classes in the plane, or a curve on the line.

Each function draws from its generator in the same order: where the points lie, then
their noise. The noise is drawn even when it is 0, so that changing it moves the points
and nothing that is drawn afterwards. Classes are 0 and 1, equal in number or decided by
place; all planar points lie around the square from -3 to 3.
"""

import math

import torch

# A script copies the functions below (`core.train_mlp.script.data`): they need nothing
# but math, torch and this.
Points = tuple[torch.Tensor, torch.Tensor]
"""X, shape (num_points, num_inputs), and y, shape (num_points, 1); float32."""


def halves(num_points: int) -> torch.Tensor:
    """Label the first half of `num_points` 0 and the rest 1; shape (num_points, 1)."""
    return (torch.arange(num_points) >= num_points // 2).float().unsqueeze(1)


def moons(num_points: int, noise: float, *, generator: torch.Generator) -> Points:
    """Draw two interleaving half circles of radius 1.5."""
    angle = torch.rand(num_points, 1, generator=generator) * math.pi
    y = halves(num_points)
    upper = torch.cat([angle.cos() - 0.5, angle.sin() - 0.25], dim=1)
    X = 1.5 * torch.where(y == 0, upper, -upper)
    return X + noise * torch.randn(num_points, 2, generator=generator), y


def circles(num_points: int, noise: float, *, generator: torch.Generator) -> Points:
    """Draw a ring of radius 2.2, class 0, around a ring of radius 1, class 1."""
    angle = torch.rand(num_points, 1, generator=generator) * 2 * math.pi
    y = halves(num_points)
    X = torch.where(y == 0, 2.2, 1.0) * torch.cat([angle.cos(), angle.sin()], dim=1)
    return X + noise * torch.randn(num_points, 2, generator=generator), y


def spirals(num_points: int, noise: float, *, generator: torch.Generator) -> Points:
    """Draw two spiral arms of one and a quarter turns, out to radius 2.5."""
    along = 0.1 + 0.9 * torch.rand(num_points, 1, generator=generator)
    y = halves(num_points)
    angle = math.pi * (2.5 * along + y)
    X = 2.5 * along * torch.cat([angle.cos(), angle.sin()], dim=1)
    return X + noise * torch.randn(num_points, 2, generator=generator), y


def xor(num_points: int, noise: float, *, generator: torch.Generator) -> Points:
    """Draw points of the plane, class 1 where x1 and x2 have different signs.

    They keep a distance of 0.2 from the two axes before the noise is added.
    """
    X = torch.rand(num_points, 2, generator=generator) * 4.4 - 2.2
    X = X + 0.2 * torch.where(X < 0, -1.0, 1.0)
    y = (X[:, :1] * X[:, 1:] < 0).float()
    return X + noise * torch.randn(num_points, 2, generator=generator), y


def checkerboard(
    num_points: int, noise: float, *, generator: torch.Generator
) -> Points:
    """Draw points on a board of 4 by 4 fields, each 1.25 wide."""
    X = torch.rand(num_points, 2, generator=generator) * 5 - 2.5
    y = (X / 1.25).floor().sum(dim=1, keepdim=True) % 2
    return X + noise * torch.randn(num_points, 2, generator=generator), y


def gaussians(num_points: int, noise: float, *, generator: torch.Generator) -> Points:
    """Draw two round clouds at (-1.2, -1.2) and (1.2, 1.2); the noise is their spread.

    The best boundary between them is a straight line: a hidden layer gains nothing.
    """
    y = halves(num_points)
    X = (2.4 * y - 1.2).repeat(1, 2)
    return X + noise * torch.randn(num_points, 2, generator=generator), y


def separable(num_points: int, noise: float, *, generator: torch.Generator) -> Points:
    """Draw points on both sides of the line x2 = x1 / 2, class 1 above it.

    Without noise they keep a distance of 0.25 from the line.
    """
    X = torch.rand(num_points, 2, generator=generator) * 4.6 - 2.3
    normal = torch.tensor([-1.0, 2.0]) / math.sqrt(5)
    y = (X @ normal > 0).float().unsqueeze(1)
    X = X + 0.25 * (2 * y - 1) * normal
    return X + noise * torch.randn(num_points, 2, generator=generator), y


def sine(num_points: int, noise: float, *, generator: torch.Generator) -> Points:
    """Draw y = sin(2 x) for x between -3 and 3; the noise is added to y."""
    X = torch.rand(num_points, 1, generator=generator) * 6 - 3
    y = torch.sin(2 * X)
    return X, y + noise * torch.randn(num_points, 1, generator=generator)


def step(num_points: int, noise: float, *, generator: torch.Generator) -> Points:
    """Draw y = -1 left of 0 and 1 from there on; the noise is added to y."""
    X = torch.rand(num_points, 1, generator=generator) * 6 - 3
    y = torch.where(X < 0, -1.0, 1.0)
    return X, y + noise * torch.randn(num_points, 1, generator=generator)
