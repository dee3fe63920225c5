"""The curve a one-input network draws, unit by unit, and its distance to a target."""

from collections.abc import Callable

from torch import Tensor

from core.mlp import MLP


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


def mean_deviation(y_hat: Tensor, y: Tensor) -> float:
    """Mean distance of two curves, in units of the mean distance of `y` to its mean.

    1 is what the best constant comes to, roughly; 0 is a perfect fit. A constant `y`
    has no scale of its own: its unit is 1.
    """
    scale = (y - y.mean()).abs().mean().item()
    return (y_hat - y).abs().mean().item() / (scale if scale > 1e-12 else 1.0)
