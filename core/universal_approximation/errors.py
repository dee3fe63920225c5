"""The curve a one-input network draws, and how far it is from a target.

Judged by the largest error, which is what the theorem bounds, at one width or at all
of `WIDTHS`. Units with σ(x) = x² are no universal approximators: ``Σ v (w x + b)² + c``
is a parabola for any number of them (Leshno, Lin, Pinkus and Schocken, 1993: a locally
bounded, piecewise continuous σ suffices if and only if it is no polynomial).
"""

from collections.abc import Callable

import torch
from torch import Tensor

from core.mlp import MLP
from core.universal_approximation.constructions import CONSTRUCTIONS, Construction
from core.universal_approximation.kernels import kernel_network
from core.universal_approximation.targets import Target

WIDTHS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192)
FINE = 2049
KERNEL_LENGTH = 0.1  # of the interval


def first_units(mlp: MLP, num_hiddens: int) -> MLP:
    """Return what the first hidden units of `mlp` and its output bias make alone."""
    return MLP(
        mlp.W1[:, :num_hiddens], mlp.b1[:num_hiddens], mlp.W2[:num_hiddens], mlp.b2
    )


def curve(mlp: MLP, activation: Callable[[Tensor], Tensor], x: Tensor) -> Tensor:
    """Return the output of a network of one input at `x`, shape (n,)."""
    return mlp.outputs(x[:, None], activation).squeeze(1)


def sup_error(y_hat: Tensor, y: Tensor) -> float:
    """Largest distance of two curves, shape (n,) each."""
    return (y_hat - y).abs().max().item()


def rms_error(y_hat: Tensor, y: Tensor) -> float:
    """Root mean square distance of two curves, shape (n,) each."""
    return (y_hat - y).square().mean().sqrt().item()


def mean_deviation(y_hat: Tensor, y: Tensor) -> float:
    """Mean distance of two curves, in units of the mean distance of `y` to its mean.

    1 is what the best constant comes to, roughly; 0 is a perfect fit.
    """
    return ((y_hat - y).abs().mean() / (y - y.mean()).abs().mean()).item()


def construction_error(
    target: Target, construction: Construction, num_hiddens: int, sharpness: float
) -> float:
    """Return the largest error of a network written down by hand."""
    x = target.grid(FINE)
    mlp = construction.build(target, num_hiddens, sharpness)
    return sup_error(curve(mlp, construction.activation, x), target(x))


def construction_errors(target: Target, name: str, sharpness: float) -> list[float]:
    """Return `construction_error` at every one of `WIDTHS`."""
    construction = CONSTRUCTIONS[name]
    return [construction_error(target, construction, h, sharpness) for h in WIDTHS]


def kernel_errors(target: Target, name: str) -> list[float]:
    """Return the largest error of a kernel without ridge at every one of `WIDTHS`."""
    x = target.grid(513)
    y = target(x)
    return [
        sup_error(kernel_network(target, h, name, KERNEL_LENGTH)(x), y) for h in WIDTHS
    ]


def parabola_error(target: Target) -> float:
    """Return the largest error of the parabola of least squares.

    That is what x² units of any number, fitted by least squares, come to.
    """
    x = target.grid(FINE)
    z = 2 * (x - target.low) / (target.high - target.low) - 1
    y, powers = target(x)[:, None], torch.stack([torch.ones_like(z), z, z**2], dim=1)
    return sup_error(powers @ torch.linalg.lstsq(powers, y).solution, y)
