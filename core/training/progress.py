"""The combined progress of several trainings, one after the other."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

OnEpoch = Callable[[float], bool | None]
"""Told the share that is done; it ends the training by returning False."""


def in_parts(
    on_epoch: OnEpoch | None, sizes: Sequence[float]
) -> Iterator[OnEpoch | None]:
    """Yield for each part of the work the callback that reports its progress.

    Args:
        on_epoch: Told the share of all parts that is done; None if nobody listens.
        sizes: How long each part takes, in any unit.
    """
    total, done = sum(sizes), 0.0
    for size in sizes:
        yield on_epoch and partial(_tell, on_epoch, done / total, size / total)
        done += size


def _tell(on_epoch: OnEpoch, begun: float, size: float, share: float) -> bool | None:
    return on_epoch(begun + size * share)
