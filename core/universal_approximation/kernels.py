"""Kernel methods: the same kind of network, solved instead of trained.

One unit per example, placed on it: ``f(x) = Σ a_i k(x, x_i)``, and the output weights
solve the linear system ``(K + λ I) a = y``, K_ij = k(x_i, x_j). That f is the best of
all functions for its problem (Kimeldorf and Wahba, 1971; Schölkopf et al., 2001). With
λ = 0 it goes through every example; K can be solved for distinct examples with the
Gaussian, and with the multiquadric and the distance as well (Micchelli, 1984).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from core.universal_approximation.targets import Target


@dataclass(frozen=True)
class Kernel:
    """A function of the distance of two points.

    Attributes:
        formula: It as LaTeX, of the distance r and the length ℓ.
        fn: It as code.
    """

    formula: str
    fn: Callable[[Tensor, float], Tensor]


def gaussian(r: Tensor, length: float) -> Tensor:
    """Return exp(-r² / 2ℓ²)."""
    return torch.exp(-((r / length) ** 2) / 2)


def multiquadric(r: Tensor, length: float) -> Tensor:
    """Return √(1 + r²/ℓ²) (Hardy, 1971)."""
    return torch.sqrt(1 + (r / length) ** 2)


def distance(r: Tensor, length: float) -> Tensor:
    """Return r itself; over one input f is then the broken line through the points."""
    return r


KERNELS: dict[str, Kernel] = {
    "gaussian": Kernel(r"e^{-r^2 / 2\ell^2}", gaussian),
    "multiquadric": Kernel(r"\sqrt{1 + r^2 / \ell^2}", multiquadric),
    "distance": Kernel("r", distance),
}


@dataclass(frozen=True)
class KernelFit:
    """A solved kernel machine; callable on x of shape (n,).

    Attributes:
        kernel: The function of the distance.
        length: Its length ℓ.
        centers: The examples, one unit on each, shape (num_hiddens,).
        weights: The output weights a, shape (num_hiddens,).
        condition: Largest over smallest eigenvalue of K + λ I in magnitude; infinite
            where float64 cannot tell the smallest from 0.
    """

    kernel: Kernel
    length: float
    centers: Tensor
    weights: Tensor
    condition: float

    def __call__(self, x: Tensor) -> Tensor:
        """Return f at `x`, shape (n,)."""
        distances = (x[:, None] - self.centers).abs()
        return self.kernel.fn(distances, self.length) @ self.weights


def solve_kernel(
    x: Tensor, y: Tensor, kernel: Kernel, length: float, ridge: float = 0.0
) -> KernelFit:
    """Solve for the output weights of one unit on every example.

    The ridge λ pushes each eigenvalue away from 0 by λ, keeping its sign; for the
    Gaussian, whose eigenvalues are positive, that is K + λ I. With λ = 0, directions
    whose eigenvalue is lost in rounding get no weight (the pseudo-inverse).

    Args:
        x: Distinct examples, shape (n,), float64.
        y: Their values, shape (n,).
        kernel: The function of the distance.
        length: Its length ℓ > 0, in the unit of x.
        ridge: λ, at least 0.
    """
    K = kernel.fn((x[:, None] - x).abs(), length)
    eigenvalues, Q = torch.linalg.eigh(K)
    sizes = eigenvalues.abs()
    lost = sizes <= len(x) * torch.finfo(K.dtype).eps * sizes.max()
    signs = torch.where(lost, 1.0, eigenvalues.sign())
    sizes = torch.where(lost, 0.0, sizes) + ridge
    inverses = torch.where(sizes > 0, signs / sizes, 0.0)
    weights = Q @ (inverses * (Q.T @ y))
    smallest, largest = sizes.min().item(), sizes.max().item()
    condition = largest / smallest if smallest > 0 else math.inf
    return KernelFit(kernel, length, x, weights, condition)


def kernel_examples(target: Target, num_examples: int) -> tuple[Tensor, Tensor]:
    """Return the examples a kernel machine is given, (n,) and (n,).

    Equally spaced points of the curve, ends included; of noisy measurements as many of
    the distinct places, evenly picked, each with the mean of its measurements.
    """
    if not target.noisy:
        ends = target.grid(2)[[0, -1]]
        x = torch.linspace(*ends.tolist(), num_examples, dtype=torch.float64)
        x = x if num_examples > 1 else ends.mean().reshape(1)
        return x, target(x)
    places, index = target.examples[:, 0].unique(return_inverse=True)
    sums = torch.zeros_like(places).index_add(0, index, target.examples[:, 1])
    means = sums / torch.bincount(index)
    count = min(num_examples, len(places))
    picked = torch.linspace(0, len(places) - 1, count).round().long()
    return places[picked], means[picked]


def kernel_network(
    target: Target, num_hiddens: int, name: str, length: float, ridge: float = 0.0
) -> KernelFit:
    """Solve the kernel machine `name` for `num_hiddens` examples of `target`.

    Args:
        target: What to fit.
        num_hiddens: Examples, and so units.
        name: A key of `KERNELS`.
        length: ℓ as a share of the interval.
        ridge: λ.
    """
    x, y = kernel_examples(target, num_hiddens)
    reach = length * (target.high - target.low)
    return solve_kernel(x, y, KERNELS[name], reach, ridge)
