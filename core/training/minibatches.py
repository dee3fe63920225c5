"""Minibatches of every run, cut from one shuffled copy of the examples an epoch."""

from collections.abc import Sequence

import torch
from torch import Tensor

from core.mlp import random_mlp
from core.training.config import TrainingConfig

Batch = tuple[Tensor, Tensor]
"""Xᵀ and a row of ones, (runs, num_inputs + 1, size), and y, (runs, 1, size)."""


class Minibatches:
    """The examples in an order that `shuffle` renews, and the views that cut it up.

    Gathering an epoch at once, into memory that stays, makes a minibatch cost nothing:
    its views are made once, before training.

    Attributes:
        batches: The minibatches of an epoch, in order; their content changes with
            every shuffle. The last one may be smaller.
    """

    def __init__(
        self,
        X: Tensor,
        y: Tensor,
        batch_size: int,
        generators: Sequence[torch.Generator],
    ):
        self.n, runs = X.shape[-2], len(generators)
        self.generators = generators if batch_size < self.n else ()
        ones = torch.ones(*X.shape[:-1], 1)
        rows = torch.cat([X, ones, y], dim=-1).flatten(0, -2)
        # An example is a column, so that a product sums over what lies side by side.
        self.table = rows.T.contiguous()
        # Where each run's examples begin: the same for all, or examples of its own.
        self.offsets = [run * self.n * (X.dim() == 3) for run in range(runs)]
        self.order = torch.cat([torch.arange(self.n) + place for place in self.offsets])
        self.orders = self.order.split(self.n)
        self.shuffled = self.table[:, self.order]
        by_run = self.shuffled.unflatten(1, (runs, self.n)).transpose(0, 1)
        self.batches: list[Batch] = [
            (part[:, :-1], part[:, -1:]) for part in by_run.split(batch_size, dim=2)
        ]

    def shuffle(self) -> None:
        """Draw a new order for every run; one minibatch of all examples keeps its."""
        if not self.generators:
            return
        for order, generator, offset in zip(
            self.orders, self.generators, self.offsets, strict=True
        ):
            torch.randperm(self.n, generator=generator, out=order)
            if offset:
                order += offset
        torch.index_select(self.table, 1, self.order, out=self.shuffled)


def next_minibatch(
    n: int,
    num_inputs: int,
    config: TrainingConfig,
    generator: torch.Generator,
    epoch: int,
) -> Tensor:
    """Return the rows of the first minibatch after `epoch` epochs of a run.

    Args:
        n: Training examples.
        num_inputs: Columns of X.
        config: The settings of the run.
        generator: Of the run, as it was before `train`; it is left as it was.
        epoch: Epochs already done.
    """
    if config.batch_size >= n:
        return torch.arange(n)
    generator = generator.clone_state()
    random_mlp(num_inputs, config.num_hiddens, generator=generator)
    for _ in range(epoch + 1):
        order = torch.randperm(n, generator=generator)
    return order[: config.batch_size]
