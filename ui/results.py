"""Long computations: a progress bar, a way out, and one result for the whole server.

A script that is interrupted (by the cancel button, or by any other widget) is stopped
where it next draws, which is the progress bar: `compute` is left there, and nothing is
kept of it.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

import streamlit as st

MAX_RESULTS = 64
MAX_BYTES = 200_000_000
# Far more than computations at one time: the lock that is dropped is not in use.
MAX_LOCKS = 1000
T = TypeVar("T")
Report = Callable[[float], None]


class Results:
    """The latest results by key, bounded in number and in bytes."""

    def __init__(self, most: int = MAX_RESULTS, max_bytes: int = MAX_BYTES) -> None:
        self._most, self._max_bytes = most, max_bytes
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._locks: dict[Hashable, Lock] = {}
        self._guard = Lock()

    def get(self, key: Hashable) -> Any | None:
        """Return the result of `key`, which becomes the latest, or None."""
        with self._guard:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def put(self, key: Hashable, result: Any, num_bytes: int) -> None:
        """Keep a result; forget the oldest while there are too many or too large."""
        with self._guard:
            self._kept[key] = (result, num_bytes)
            while len(self._kept) > 1 and (
                len(self._kept) > self._most
                or sum(size for _, size in self._kept.values()) > self._max_bytes
            ):
                self._kept.popitem(last=False)

    def lock(self, key: Hashable) -> Lock:
        """Return the lock of whoever computes `key`."""
        with self._guard:
            lock = self._locks.setdefault(key, Lock())
            if len(self._locks) > MAX_LOCKS:
                del self._locks[next(iter(self._locks))]
            return lock


@st.cache_resource
def _results() -> Results:
    return Results()


def compute_once(
    key: Hashable,
    compute: Callable[[Report], T],
    *,
    doing: str,
    name: str,
    num_bytes: Callable[[T], int] = lambda result: 0,
) -> T | None:
    """Return the result of `key`, computing it if nobody has, or None if cancelled.

    Args:
        key: What the result depends on.
        compute: The work; it is given a function to report the share that is done.
        doing: What the progress bar says.
        name: Of the work, unique on the page.
        num_bytes: The size of a result, where it is large.
    """
    results = _results()
    if (result := results.get(key)) is not None:
        return result
    if st.session_state.get(f"cancelled_{name}") == key:
        st.info("Cancelled.", icon=":material/cancel:")
        st.button("Run again", key=f"{name}_again", on_click=_forget, args=(name,))
        return None
    bar, button = st.empty(), st.empty()
    progress = bar.progress(0.0, doing)
    button.button("Cancel", key=f"{name}_cancel", on_click=_cancel, args=(name, key))
    result = _compute(
        results, key, compute, lambda share: progress.progress(share, doing)
    )
    results.put(key, result, num_bytes(result))
    bar.empty()
    button.empty()
    return result


def _compute(
    results: Results, key: Hashable, compute: Callable[[Report], T], report: Report
) -> T:
    lock = results.lock(key)
    while not lock.acquire(timeout=0.2):
        # Another session is at it: drawing lets this one be interrupted meanwhile.
        report(0.0)
    try:
        result = results.get(key)
        return compute(report) if result is None else result
    finally:
        lock.release()


def _cancel(name: str, key: Hashable) -> None:
    st.session_state[f"cancelled_{name}"] = key


def _forget(name: str) -> None:
    st.session_state.pop(f"cancelled_{name}", None)
