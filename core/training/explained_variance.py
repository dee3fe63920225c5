"""How much of the ups and downs of a target a model explains."""

from torch import Tensor


def explained_share(y: Tensor, y_hat: Tensor) -> float:
    """Return 1 - mean((y - ŷ)²) / variance(y), known as R².

    0 for a model that says the mean everywhere, 1 for one that is right everywhere;
    below 0 for one that is worse than the mean.

    Args:
        y: Targets, any shape; not all equal.
        y_hat: What the model says, the shape of `y`.
    """
    return float(1 - (y - y_hat).square().mean() / (y - y.mean()).square().mean())
