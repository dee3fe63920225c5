"""Long work described once, for who waits for it and for who reads its result."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from serving.run_queue.run import NO_LIMIT, Limit, Report
from ui.jobs.wait import A_FEW_NUMBERS, RUNS, result_of, wait_for

T = TypeVar("T")


@dataclass(frozen=True)
class Job(Generic[T]):
    """What `wait_for` and `result_of` are told, which must be the same for both.

    Attributes:
        key: What the result depends on, with a name for the kind of work.
        work: Called as ``work(report)`` in another thread.
        seconds: Estimated duration.
        megabytes: Estimated size of the result.
        limit: Where it is stopped, for work of which a link can ask for any amount.
        label: What is done, in the words of the page ("Training 32 networks").
    """

    key: Hashable
    work: Callable[[Report], T]
    seconds: float
    megabytes: float = A_FEW_NUMBERS
    limit: Limit = NO_LIMIT
    label: str = "Computing"

    def wait(self) -> T | None:
        """Return the result, with a bar and a way out while it is computed."""
        return wait_for(
            self.key,
            self.work,
            seconds=self.seconds,
            megabytes=self.megabytes,
            limit=self.limit,
            label=self.label,
        )

    def result(self) -> T:
        """Return the result without a word to say, computed if it is not there."""
        return result_of(
            self.key, self.work, megabytes=self.megabytes, limit=self.limit
        )

    def kept(self) -> T | None:
        """Return the result if it is there: for a dialog, in which nobody waits."""
        return self.result() if RUNS.has(self.key) else None
