import threading

import pytest
import torch

from serving.run_queue.queue import RunQueue
from serving.run_queue.run import NoRoom
from tests.serving.run_queue.steps import Step


def test_a_run_without_a_thread_ends_with_a_sentence_and_the_queue_goes_on(
    queue: RunQueue, monkeypatch: pytest.MonkeyPatch
):
    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    work = Step()
    work.may_end.set()
    with monkeypatch.context() as starved:
        starved.setattr(threading.Thread, "start", refuse)
        run = queue.ask("a", work, 5)
    assert run.done.is_set()
    with pytest.raises(NoRoom, match="no memory"):
        run.outcome()

    run = queue.ask("a", work, 5)
    assert run.done.wait(5)
    assert run.outcome() == "result"


def test_who_waited_behind_a_run_without_a_thread_is_told_too(
    queue: RunQueue, monkeypatch: pytest.MonkeyPatch
):
    work = Step()
    first, second = queue.ask("a", work, 5), queue.ask("b", Step(), 5)
    started = threading.Thread.start

    def refuse(thread: threading.Thread) -> None:
        raise MemoryError

    monkeypatch.setattr(threading.Thread, "start", refuse)
    work.may_end.set()

    assert first.done.wait(5)
    assert second.done.wait(5)
    monkeypatch.setattr(threading.Thread, "start", started)
    with pytest.raises(NoRoom):
        second.outcome()


@pytest.mark.parametrize("fill", [lambda: bytes(2**60), lambda: torch.zeros(2**50)])
def test_work_whose_memory_ends_says_so(queue: RunQueue, fill):
    run = queue.ask("a", lambda report: fill(), 5)

    assert run.done.wait(5)
    with pytest.raises(NoRoom):
        run.outcome()
