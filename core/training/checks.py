"""What does not fit is refused before training, in one sentence with the numbers."""

from torch import Tensor

from core.mlp import MLP
from core.training.config import TrainingConfig
from core.training.evaluation import is_binary


def checked_examples(
    X: Tensor, y: Tensor, config: TrainingConfig, runs: int
) -> tuple[Tensor, Tensor]:
    """Return the examples of `core.training.train` as float32.

    Raises:
        ValueError: If shapes, values or targets do not fit.
    """
    expected = (*X.shape[:-1], 1)
    if X.dim() not in (2, 3) or 0 in X.shape or tuple(y.shape) != expected:
        raise ValueError(
            f"X of shape {tuple(X.shape)} and y of shape {tuple(y.shape)} are not "
            "(n, num_inputs) and (n, 1) with at least one example and one input"
        )
    if X.dim() == 3 and len(X) != runs:
        raise ValueError(f"there are examples for {len(X)} runs, but {runs} seeds")
    X, y = X.detach().float(), y.detach().float()
    if not (X.isfinite().all() and y.isfinite().all()):
        raise ValueError("an example holds a value that is not a finite number")
    if config.target_accuracy is not None and not is_binary(y):
        raise ValueError(
            f"a target accuracy of {config.target_accuracy:g} needs targets that are 0 "
            "or 1"
        )
    low, high = y.min().item(), y.max().item()
    if config.loss == "cross_entropy" and not 0 <= low <= high <= 1:
        raise ValueError(
            f"cross-entropy needs targets between 0 and 1, these go from {low:g} to "
            f"{high:g}: choose squared error"
        )
    return X, y


def checked_start(start: MLP, drawn: MLP) -> MLP:
    """Return `start` if it has the shapes of the network that was drawn.

    Raises:
        ValueError: With the shapes of both.
    """
    given, needed = ([tuple(part.shape) for part in mlp] for mlp in (start, drawn))
    if given != needed:
        raise ValueError(f"the start has shapes {given}, the network {needed}")
    return start
