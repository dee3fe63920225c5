"""Minibatches of every run, cut from one shuffled copy of the examples an epoch."""

from collections.abc import Sequence

import torch
from torch import Tensor

Batch = tuple[Tensor, Tensor]
"""X and a column of ones, (runs, size, num_inputs + 1), and y, (runs, 1, size)."""


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
        self.table = torch.cat([X, ones, y], dim=-1).flatten(0, -2)
        # Where each run's examples begin: the same rows for all, or rows of its own.
        self.offsets = [run * self.n * (X.dim() == 3) for run in range(runs)]
        rows = [torch.arange(self.n) + offset for offset in self.offsets]
        self.order = torch.cat(rows)
        self.shuffled = self.table[self.order]
        parts = self.shuffled.unflatten(0, (runs, self.n)).split(batch_size, dim=1)
        self.batches: list[Batch] = [
            (part[..., :-1], part[..., -1:].mT) for part in parts
        ]

    def shuffle(self) -> None:
        """Draw a new order for every run; one minibatch of all examples keeps its."""
        if not self.generators:
            return
        for run, generator in enumerate(self.generators):
            order = self.order[run * self.n : (run + 1) * self.n]
            torch.randperm(self.n, generator=generator, out=order)
            order += self.offsets[run]
        torch.index_select(self.table, 0, self.order, out=self.shuffled)
