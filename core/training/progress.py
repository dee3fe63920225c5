"""How far work is that trains several times, told as one share."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

OnEpoch = Callable[[float], bool | None]
"""Told the share that is done; it ends the training by returning False."""


def in_parts(
    on_epoch: OnEpoch | None, sizes: Sequence[float]
) -> Iterator[OnEpoch | None]:
    """Yield, for one part of the work after the other, what to tell how far it is.

    Args:
        on_epoch: To be told the share of all parts; None if nobody wants to know.
        sizes: How long each part takes, in any unit.
    """
    total, done = sum(sizes), 0.0
    for size in sizes:
        yield on_epoch and partial(_tell, on_epoch, done / total, size / total)
        done += size


def _tell(on_epoch: OnEpoch, begun: float, size: float, share: float) -> bool | None:
    return on_epoch(begun + size * share)
