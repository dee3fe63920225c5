import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from serving.guard import gate
from serving.guard.allowance import Allowance


def come(times: int) -> float:
    """Return how long it takes that so many come at once."""

    async def all_at_once() -> None:
        await asyncio.gather(*(gate._come() for _ in range(times)))

    def run() -> float:
        begun = time.monotonic()
        asyncio.run(all_at_once())
        return time.monotonic() - begun

    # A browser test of the same process leaves a loop running in this thread.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def test_a_class_comes_at_once_and_more_at_a_pace(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(gate, "_comers", Allowance(100.0, at_once=30))

    assert come(30) < 0.15
    assert come(20) > 0.15


def test_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(gate, "_comers", Allowance(1e-3, at_once=1, first=0))
    monkeypatch.setattr(gate, "WAITS", 0.1)

    assert 0.1 <= come(50) < 1
