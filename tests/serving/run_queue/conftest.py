import pytest

from serving.run_queue.queue import RunQueue


@pytest.fixture
def queue() -> RunQueue:
    return RunQueue(at_once=1, longest=2, short=0.3, kept_megabytes=10)
