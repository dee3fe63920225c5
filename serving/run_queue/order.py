"""Which of the runs that wait comes next, and beside which others."""

from collections.abc import Iterable, Sequence

from serving.run_queue.run import Run

LONG = 2.0
"""Seconds of a run beside which no other as long begins: they would only share the
interpreter, and both end later than one after the other."""


def in_order(runs: Iterable[Run]) -> list[Run]:
    """The shorter first, but nobody waits for ever behind those who came later."""
    return sorted(runs, key=lambda run: run.asked + run.seconds)


def may_begin(run: Run, running: Sequence[Run], at_once: int, short: float) -> bool:
    """Say whether a run may begin beside the long ones that are under way.

    Args:
        run: What wants to begin.
        running: The long runs.
        at_once: How many of them there may be.
        short: A run of fewer seconds by estimate begins at once.
    """
    if run.seconds < short:
        return True
    alone = run.seconds >= LONG and any(other.seconds >= LONG for other in running)
    return len(running) < at_once and not alone
