import pytest


class Clock:
    """Seconds that a test sets."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ticking(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Seconds that a test sets, in place of those that go by."""
    monkeypatch.setattr("time.monotonic", clock)
    return clock
