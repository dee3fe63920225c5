import time

from serving.run_queue.queue import RunQueue
from serving.run_queue.run import GRACE
from tests.serving.run_queue.steps import Step


def test_the_last_who_leaves_ends_the_run(queue: RunQueue):
    work = Step()
    run = queue.ask("a", work, 5)
    queue.ask("a", work, 5)
    queue.leave(run)
    time.sleep(GRACE + 0.1)

    assert not work.stopped

    queue.leave(run)

    assert run.done.wait(5)
    assert work.stopped
    assert not queue.has("a")


def test_who_comes_back_at_once_finds_the_run_going_on(queue: RunQueue):
    work = Step()
    run = queue.ask("a", work, 5)
    queue.leave(run)

    assert queue.ask("a", work, 5) is run
    time.sleep(GRACE + 0.1)
    assert not work.stopped
    work.may_end.set()


def test_a_cancelled_run_ends_without_grace(queue: RunQueue):
    work = Step()
    run = queue.ask("a", work, 5)
    queue.leave(run)
    begun = time.monotonic()
    queue.cancel("a")

    assert run.done.wait(5)
    assert time.monotonic() - begun < GRACE


def test_a_run_others_wait_for_is_not_cancelled(queue: RunQueue):
    work = Step()
    run = queue.ask("a", work, 5)
    queue.ask("a", work, 5)
    queue.leave(run)
    queue.cancel("a")
    work.may_end.set()

    assert run.done.wait(5)
    assert run.outcome() == "result"


def test_a_place_in_the_queue_nobody_wants_is_given_away(queue: RunQueue):
    works = [Step() for _ in range(3)]
    runs = [queue.ask(i, work, 5) for i, work in enumerate(works)]
    queue.leave(runs[1])
    queue.cancel(1)

    queue.ask("one more", works[0], 5)
    for work in works:
        work.may_end.set()

    assert runs[2].done.wait(5)
    assert works[1].calls == 0
