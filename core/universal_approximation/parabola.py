"""The best parabola, which is all that units with σ(x) = x² can ever say.

``Σ v (w x + b)² + b2`` is a quadratic in x for any number of units: such a network is
no universal approximator (Leshno, Lin, Pinkus and Schocken, 1993: universal if and only
if σ is no polynomial). How close a quadratic comes is known exactly: the best one errs
by the same E at four points with alternating signs (Chebyshev), and the exchange
algorithm finds it (Remez, 1934).
"""

from typing import NamedTuple

import torch
from torch import Tensor

MOST_EXCHANGES = 100


class Parabola(NamedTuple):
    """The quadratic that comes closest to a curve.

    Attributes:
        y_hat: Its values, shape (n,).
        error: Its largest distance E to the curve.
        touches: Indices of the four points at which that distance alternates.
    """

    y_hat: Tensor
    error: float
    touches: tuple[int, ...]


def best_parabola(x: Tensor, y: Tensor) -> Parabola:
    """Return the quadratic with the smallest largest distance to the points (x, y).

    Args:
        x: Increasing, shape (n,), n at least 4.
        y: Shape (n,).

    Raises:
        ValueError: If there are fewer than 4 points; 3 any parabola meets.
    """
    if len(x) < 4:
        raise ValueError(f"the best parabola needs at least 4 points, not {len(x)}")
    z = 2 * (x - x[0]) / (x[-1] - x[0]) - 1
    powers = torch.stack([torch.ones_like(z), z, z**2], dim=1)
    last = len(x) - 1
    touches = [0, round(last / 4), round(3 * last / 4), last]
    for _ in range(MOST_EXCHANGES):
        y_hat, level = _level(powers, y, touches)
        residual = y - y_hat
        worst = int(residual.abs().argmax())
        if residual[worst].abs() <= abs(level) * (1 + 1e-9) + 1e-12:
            break
        touches = _exchange(touches, worst, residual, level)
    return Parabola(y_hat, residual.abs().max().item(), tuple(touches))


def _level(powers: Tensor, y: Tensor, touches: list[int]) -> tuple[Tensor, float]:
    """Return the quadratic that misses the four points by ±E, and E with its sign."""
    signs = torch.tensor([1.0, -1.0, 1.0, -1.0], dtype=y.dtype)
    system = torch.cat([powers[touches], signs[:, None]], dim=1)
    solution = torch.linalg.solve(system, y[touches])
    return powers @ solution[:3], solution[3].item()


def _exchange(
    touches: list[int], worst: int, residual: Tensor, level: float
) -> list[int]:
    """Take `worst` for a neighbour of the same sign, so that the signs alternate."""
    # From the system, not from the residuals: where the level is 0, they have no sign.
    positive = [(i % 2 == 0) == (level >= 0) for i in range(4)]
    after = sum(touch < worst for touch in touches)
    for neighbour in (after - 1, after):
        if 0 <= neighbour < 4 and positive[neighbour] == bool(residual[worst] > 0):
            return [*touches[:neighbour], worst, *touches[neighbour + 1 :]]
    return [worst, *touches[:-1]] if after == 0 else [*touches[1:], worst]
