"""Train networks of one hidden layer, many at once.

Training is a pure function of data, settings and seeds. At this size an update costs
the calls and not the arithmetic, so all runs share every call (`core.backprop`), the
gradient is written by hand into memory that stays, and one copy records an epoch.
"""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from core.activation_steps import steps_of
from core.activations import find
from core.backprop import backprop
from core.cost import estimate_seconds, refuse_costly
from core.epochs import train_epochs
from core.evaluation import Metrics, is_binary
from core.history import History
from core.layers import Layers
from core.losses import LOSSES
from core.minibatches import Minibatches
from core.mlp import MLP, random_mlp
from core.optimizers import make_step
from core.training_config import TrainingConfig, check_lr

__all__ = ["History", "Metrics", "TrainingConfig", "estimate_seconds", "train"]

MAX_RUNS = 256


def train(
    X: Tensor,
    y: Tensor,
    config: TrainingConfig,
    seeds: Sequence[int | torch.Generator] = (0,),
    *,
    start: MLP | None = None,
    lrs: Sequence[float] | None = None,
    on_epoch: Callable[[float], bool | None] | None = None,
) -> History:
    """Train one network per seed on the same task, all at once.

    A run draws its weights from its seed's generator (`core.mlp.random_mlp`), then one
    permutation of the examples before every epoch, unless all are one minibatch.

    Args:
        X: Examples, shape (n, num_inputs), for all runs; or (runs, n, num_inputs), each
            run its own.
        y: Targets, shape (n, 1) or (runs, n, 1): 0 or 1, or real under squared error.
        config: The settings of all runs.
        seeds: One per run: an integer, or a generator that has already drawn the data
            and goes on from there, so that one seed makes an experiment.
        start: Parameters to start from in place of random ones; the random ones are
            drawn all the same, so the order of the examples stays.
        lrs: A learning rate for each run, in place of ``config.lr``.
        on_epoch: Called every few epochs with the share of them that is done. If it
            returns False, training ends there ("cancelled"); what it raises, `train`
            raises.

    Returns:
        The recorded runs. The same call gives the same bits on one machine; a run among
        others and the same run alone agree to about 1e-6.

    Raises:
        ValueError: If shapes or targets do not fit, or the work would take too long.
    """
    runs, lrs = len(seeds), tuple(lrs or [config.lr] * len(seeds))
    X, y = _examples(X, y, config, runs)
    _check_runs(runs, lrs)
    n, num_inputs = X.shape[-2:]
    refuse_costly(n, config, runs, num_inputs)
    activation = find(config.activation)
    generators = [_generator(seed) for seed in seeds]

    layers = Layers(runs, num_inputs, config.num_hiddens)
    _draw_start(layers, config, generators, start)
    gradient = layers.like()
    step = make_step(config, layers, gradient, torch.tensor(lrs))
    minibatches = Minibatches(X, y, config.batch_size, generators)
    steps, loss = steps_of(activation), LOSSES[config.loss]
    sizes = {y_batch.shape[-1] for _, y_batch in minibatches.batches}
    backprops = {size: backprop(layers, gradient, size, steps, loss) for size in sizes}
    work = [(backprops[part[1].shape[-1]], *part) for part in minibatches.batches]

    def train_epoch() -> None:
        minibatches.shuffle()
        for write_gradient, XT_batch, y_batch in work:
            write_gradient(XT_batch, y_batch)
            step()

    return train_epochs(train_epoch, layers, X, y, config, activation, lrs, on_epoch)


def _draw_start(
    layers: Layers,
    config: TrainingConfig,
    generators: Sequence[torch.Generator],
    start: MLP | None,
) -> None:
    _, num_inputs, num_hiddens = layers.shape
    for run, generator in enumerate(generators):
        drawn = random_mlp(
            num_inputs, num_hiddens, scale=config.init_scale, generator=generator
        )
        layers.put(run, drawn if start is None else _fitting(start, drawn))


def _examples(
    X: Tensor, y: Tensor, config: TrainingConfig, runs: int
) -> tuple[Tensor, Tensor]:
    """Check the examples and return them as float32."""
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
            "or 1: stop at a loss instead"
        )
    low, high = y.min().item(), y.max().item()
    if config.loss == "cross_entropy" and not 0 <= low <= high <= 1:
        raise ValueError(
            f"cross-entropy needs targets between 0 and 1, these go from {low:g} to "
            f"{high:g}: choose squared error"
        )
    return X, y


def _check_runs(runs: int, lrs: tuple[float, ...]) -> None:
    if not 1 <= runs <= MAX_RUNS:
        raise ValueError(f"{runs} seeds are not between 1 and {MAX_RUNS}")
    if len(lrs) != runs:
        raise ValueError(f"there are {len(lrs)} learning rates for {runs} seeds")
    for lr in lrs:
        check_lr(lr)


def _generator(seed: int | torch.Generator) -> torch.Generator:
    if isinstance(seed, torch.Generator):
        return seed
    return torch.Generator().manual_seed(seed)


def _fitting(start: MLP, drawn: MLP) -> MLP:
    given, needed = ([tuple(part.shape) for part in mlp] for mlp in (start, drawn))
    if given != needed:
        raise ValueError(f"the start has shapes {given}, the network {needed}")
    return start
