"""How much each of many has had lately, so that who had little comes first."""

import math
import time
from collections.abc import Callable, Hashable
from typing import NamedTuple

MEMORY = 4.0
"""Seconds after which a share counts for a third of what it was (1/e)."""
MANY = 512


class _Had(NamedTuple):
    """Seconds that somebody had, and when that was reckoned."""

    seconds: float
    at: float


class Shares:
    """Seconds that each had lately, fading.

    Args:
        clock: Seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self.clock = clock
        self._shares: dict[Hashable, _Had] = {}

    def of(self, who: Hashable) -> float:
        """Return what `who` had lately, in seconds."""
        share = self._shares.get(who)
        return 0.0 if share is None else self._faded(share)

    def add(self, who: Hashable, seconds: float) -> None:
        """Note that `who` had some seconds just now."""
        self._shares[who] = _Had(self.of(who) + seconds, self.clock())
        if len(self._shares) > MANY:
            self._shares = {
                who: share
                for who, share in self._shares.items()
                if self._faded(share) > 1e-3
            }

    def _faded(self, share: _Had) -> float:
        return share.seconds * math.exp((share.at - self.clock()) / MEMORY)
