"""Results of runs, kept as long as there is room for them.

What took long and is small stays longest; of what is alike, what was asked for last.
That is GreedyDual-Size (P. Cao and S. Irani, 1997, USENIX Symposium on Internet
Technologies and Systems): a result is worth its seconds a megabyte, on top of what the
last one that had to go was worth. What is new is always let in, however little it is
worth: who computed it is about to ask for it again.
"""

from collections.abc import Hashable

from serving.run_queue.run import Run

SMALLEST = 1e-3
"""Megabytes a result counts for at least."""


class Results:
    """Runs that are done, by their keys.

    Args:
        megabytes: How much to keep, by the estimated size of the results.
    """

    def __init__(self, megabytes: float):
        self.megabytes = megabytes
        self._runs: dict[Hashable, Run] = {}
        self._worth: dict[Hashable, float] = {}
        self._gone = 0.0

    def __contains__(self, key: Hashable) -> bool:
        """Say whether the result of that key is there."""
        return key in self._runs

    def get(self, key: Hashable) -> Run | None:
        """Return the run of that key, which is then the last one asked for."""
        run = self._runs.pop(key, None)
        if run is not None:
            self._note(run)
        return run

    def put(self, run: Run) -> None:
        """Keep a run, unless it is larger than all the room; the least worthy go."""
        if run.megabytes > self.megabytes:
            return
        while sum(r.megabytes for r in self._runs.values()) + run.megabytes > (
            self.megabytes
        ):
            least = min(self._runs, key=self._worth.__getitem__)
            self._gone = self._worth.pop(least)
            del self._runs[least]
        self._note(run)

    def _note(self, run: Run) -> None:
        self._runs[run.key] = run
        self._worth[run.key] = self._gone + run.took / max(run.megabytes, SMALLEST)
