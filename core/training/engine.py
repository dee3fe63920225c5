"""Train networks of one hidden layer, many at once.

Training is a pure function of data, settings and seeds. At this size an update costs
the calls and not the arithmetic, so all runs share every call (`backprop`), the
gradient is written by hand into memory that stays, and one copy records an epoch.
"""

from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor

from core.activations import find
from core.mlp import MLP, random_mlp
from core.training.activation_steps import ActivationSteps, beside_linear, steps_of
from core.training.backprop import backprop
from core.training.checks import checked_examples, checked_start
from core.training.config import TrainingConfig, check_lr
from core.training.history import History
from core.training.layers import Layers
from core.training.losses import LOSSES
from core.training.minibatches import Minibatches
from core.training.optimizers import make_step
from core.training.progress import OnEpoch
from core.training.recorder import Recorder, train_epochs


def train(
    X: Tensor,
    y: Tensor,
    config: TrainingConfig,
    seeds: Sequence[int | torch.Generator] = (0,),
    *,
    start: MLP | None = None,
    lrs: Sequence[float] | None = None,
    on_epoch: OnEpoch | None = None,
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
            returns False, training ends there; what it raises, `train` raises.

    Returns:
        The recorded runs. The same call gives the same bits on one machine; a run among
        others and the same run alone agree to about 1e-6.

    Raises:
        ValueError: If shapes or targets do not fit.
    """
    activation, lrs = find(config.activation), lrs or [config.lr] * len(seeds)
    steps = steps_of(activation)
    recorder = _trained(X, y, config, seeds, start, lrs, steps, (steps,), on_epoch)
    return History(config, activation, *recorder.recorded())


def train_beside_linear(
    X: Tensor,
    y: Tensor,
    config: TrainingConfig,
    generator: torch.Generator,
    *,
    start: MLP | None = None,
    on_epoch: OnEpoch | None = None,
) -> tuple[History, History]:
    """Train a network and the same without its activation, two runs of one batch.

    Both start alike and take the same minibatches. Each ends by itself where there is a
    target accuracy. Arguments, and what is raised, as for `train`.
    """
    activation, linear = find(config.activation), find("identity")
    steps = steps_of(activation), steps_of(linear)
    checked_examples(X, y, config, 2)
    seeds, lrs = (generator, generator.clone_state()), (config.lr,) * 2
    both, through = replace(config, target_accuracy=None), beside_linear(steps[0])
    recorder = _trained(X, y, both, seeds, start, lrs, through, steps, on_epoch)
    first, second, loss, accuracy = recorder.recorded()
    histories = []
    for run, sigma in enumerate((activation, linear)):
        of = slice(run, run + 1)
        share = None if accuracy is None else accuracy[:, of]
        rows = slice(_end(share, config.target_accuracy))
        histories.append(
            History(
                config if run == 0 else replace(config, activation=linear.key),
                sigma,
                first[rows, of],
                second[rows, of],
                loss[rows, of],
                None if share is None else share[rows],
            )
        )
    return histories[0], histories[1]


def _end(accuracy: Tensor | None, target: float | None) -> int | None:
    """Return how many epochs to keep: until the target is met after some training."""
    if accuracy is None or target is None:
        return None
    met = (accuracy[1:, 0] >= target).nonzero()
    return int(met[0]) + 2 if len(met) else None


def _trained(
    X: Tensor,
    y: Tensor,
    config: TrainingConfig,
    seeds: Sequence[int | torch.Generator],
    start: MLP | None,
    lrs: Sequence[float],
    steps: ActivationSteps,
    measured: Sequence[ActivationSteps],
    on_epoch: OnEpoch | None,
) -> Recorder:
    """Train a batch of runs; `measured` as in `Recorder`."""
    runs = len(seeds)
    X, y = checked_examples(X, y, config, runs)
    _check_runs(runs, lrs)
    generators = [_generator(seed) for seed in seeds]

    layers = Layers(runs, X.shape[-1], config.num_hiddens)
    _draw_start(layers, config, generators, start)
    gradient = layers.like()
    step = make_step(config, layers, gradient, torch.tensor(lrs))
    minibatches = Minibatches(X, y, config.batch_size, generators)
    loss = LOSSES[config.loss]
    sizes = {y_batch.shape[-1] for _, y_batch in minibatches.batches}
    backprops = {size: backprop(layers, gradient, size, steps, loss) for size in sizes}
    work = [(backprops[part[1].shape[-1]], *part) for part in minibatches.batches]

    def train_epoch() -> None:
        minibatches.shuffle()
        for write_gradient, XT_batch, y_batch in work:
            write_gradient(XT_batch, y_batch)
            step()

    recorder = Recorder(X, y, config, measured, layers)
    train_epochs(train_epoch, recorder, on_epoch)
    return recorder


def _check_runs(runs: int, lrs: Sequence[float]) -> None:
    if not runs:
        raise ValueError("there are 0 seeds, at least one is needed")
    if len(lrs) != runs:
        raise ValueError(f"there are {len(lrs)} learning rates for {runs} seeds")
    for lr in lrs:
        check_lr(lr)


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
        layers.put(run, drawn if start is None else checked_start(start, drawn))


def _generator(seed: int | torch.Generator) -> torch.Generator:
    if isinstance(seed, torch.Generator):
        return seed
    return torch.Generator().manual_seed(seed)
