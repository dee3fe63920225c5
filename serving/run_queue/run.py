"""One piece of long work, and those who wait for it."""

import math
import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from serving.memory import is_short

Report = Callable[[float], bool]
Work = Callable[[Report], Any]

GRACE = 0.5
"""Seconds that a run goes on alone: a rerun for another reason asks for it again."""


class Limit(NamedTuple):
    """How long a run may compute.

    The clock is the processor time of the run's own thread: what a link asks for is
    then stopped or not, however many others the server works for at the moment.

    Attributes:
        seconds: Of the processor.
        place: Says where a share of the work is, and what would be less, in the words
            of the page: "at epoch 312 of 500: choose fewer epochs".
    """

    seconds: float = math.inf
    place: Callable[[float], str] = "at {:.0%}".format

    def sentence(self, share: float) -> str:
        """Say that a run was stopped, and how far it was."""
        return f"stopped after {self.seconds:.3g} s {self.place(share)}"


NO_LIMIT = Limit()


class TookTooLong(ValueError):
    """A run was stopped at its limit; the text names it, and how far it came."""


class NoRoom(RuntimeError):
    """The machine has no memory or no thread for a run."""

    def __init__(self) -> None:
        super().__init__("the server has no memory for it at the moment")


def named(error: Exception) -> Exception:
    """Return `NoRoom` for what Python and torch raise where memory ends."""
    return NoRoom() if is_short(error) else error


@dataclass(eq=False)
class Run:
    """One piece of work and those who wait for it.

    Attributes:
        key: What it is; those who ask for the same key share it.
        work: Computes the result; tells how far it is, and stops when told False.
        seconds: Estimated duration.
        megabytes: Estimated size of the result.
        limit: How long it may compute.
        share: How much is done, 0 to 1.
        took: Seconds of the processor it took, once it is done.
        sessions: How many wait for it.
        grace: Seconds it goes on after the last one left.
        asked: When the first one asked for it.
        done: Set when there is a result, an error, or nobody left to want it.
    """

    key: Hashable
    work: Work
    seconds: float
    megabytes: float
    limit: Limit = NO_LIMIT
    share: float = 0.0
    took: float = 0.0
    sessions: int = 1
    asked: float = field(default_factory=time.monotonic)
    begun: float | None = None
    left: float = 0.0
    grace: float = GRACE
    dropped: bool = False
    result: Any = None
    error: Exception | None = None
    done: threading.Event = field(default_factory=threading.Event)

    def outcome(self) -> Any:
        """Return the result of a run that is done, or raise what it raised."""
        if self.error is not None:
            raise self.error
        return self.result

    def seconds_left(self) -> float:
        """Estimate how long it still runs: by its own pace once there is one."""
        if self.begun is None or self.share < 0.02:
            return self.seconds
        return (time.monotonic() - self.begun) * (1 - self.share) / self.share

    def is_wanted(self) -> bool:
        """Say whether somebody waits for it, or the last one has only just left."""
        return self.sessions > 0 or time.monotonic() - self.left < self.grace
