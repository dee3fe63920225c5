import threading

import pytest
import torch

from serving.run_queue.queue import RunQueue
from serving.run_queue.run import NoRoom
from tests.serving.run_queue.steps import Step


@pytest.fixture
def no_threads(monkeypatch: pytest.MonkeyPatch):
    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    return monkeypatch


def test_a_run_without_a_thread_ends_with_a_sentence(queue: RunQueue, no_threads):
    run = queue.ask("a", Step(), 5)

    assert run.done.is_set()
    with pytest.raises(NoRoom, match="no memory"):
        run.outcome()
    assert len(queue) == 0


def test_the_queue_goes_on_once_threads_are_there_again(queue: RunQueue, no_threads):
    queue.ask("a", Step(), 5)
    no_threads.undo()
    work = Step()
    run = queue.ask("a", work, 5)
    work.may_end.set()

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


def test_an_error_of_the_work_itself_stays_what_it_was(queue: RunQueue):
    def work(report):
        raise RuntimeError("the matrix is singular")

    run = queue.ask("a", work, 5)

    assert run.done.wait(5)
    with pytest.raises(RuntimeError, match="singular"):
        run.outcome()
