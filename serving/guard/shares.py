"""How much each of many has had lately, so that who had little comes first."""

import math
import time
from collections.abc import Hashable
from typing import NamedTuple

MEMORY = 4.0
"""Seconds after which a share counts for a third of what it was (1/e)."""
LITTLE = 1e-3
"""Who had less has as good as gone."""
MANY = 512


class _Had(NamedTuple):
    """What somebody had, and when that was reckoned."""

    much: float
    at: float


class Shares:
    """What each had lately, fading: seconds, or times."""

    def __init__(self) -> None:
        self._shares: dict[Hashable, _Had] = {}

    def of(self, who: Hashable) -> float:
        """Return what `who` had lately."""
        share = self._shares.get(who)
        return 0.0 if share is None else self._faded(share)

    def add(self, who: Hashable, much: float) -> None:
        """Note that `who` had so much just now."""
        self._shares[who] = _Had(self.of(who) + much, time.monotonic())
        if len(self._shares) > MANY:
            self._shares = {
                who: share
                for who, share in self._shares.items()
                if self._faded(share) > LITTLE
            }

    def _faded(self, share: _Had) -> float:
        return share.much * math.exp((share.at - time.monotonic()) / MEMORY)
