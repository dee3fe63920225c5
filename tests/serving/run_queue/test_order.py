import time

import pytest

from serving.run_queue.queue import QueueFull, RunQueue
from tests.serving.run_queue.steps import Step


def test_two_who_ask_for_the_same_share_one_run(queue: RunQueue):
    work, other = Step(), Step()
    first, second = queue.ask("a", work, 5), queue.ask("a", other, 5)
    work.may_end.set()
    first.done.wait(5)

    assert first is second
    assert first.outcome() == "result"
    assert (work.calls, other.calls) == (1, 0)


def test_a_result_is_kept_for_the_next_who_asks(queue: RunQueue):
    work = Step()
    work.may_end.set()
    queue.ask("a", work, 5).done.wait(5)
    again = queue.ask("a", work, 5)

    assert again.done.is_set()
    assert work.calls == 1


def test_one_long_run_at_a_time_the_shortest_next(queue: RunQueue):
    running, long, shorter = Step(), Step(), Step()
    first = queue.ask("running", running, 5)
    last = queue.ask("long", long, 9)
    second = queue.ask("shorter", shorter, 2)

    assert queue.ahead(second) == [first]
    assert queue.ahead(last) == [first, second]

    running.may_end.set()
    first.done.wait(5)
    shorter.may_end.set()
    second.done.wait(5)

    assert queue.ahead(last) == []
    long.may_end.set()


def test_a_short_run_does_not_queue(queue: RunQueue):
    running, short = Step(), Step("short")
    queue.ask("running", running, 5)
    short.may_end.set()
    run = queue.ask("short", short, 0.1)

    assert run.done.wait(5)
    assert run.outcome() == "short"
    running.may_end.set()


def test_a_full_queue_refuses_with_its_length(queue: RunQueue):
    works = [Step() for _ in range(3)]
    for i, work in enumerate(works):
        queue.ask(i, work, 5)

    with pytest.raises(QueueFull, match="2 long runs are waiting"):
        queue.ask("one more", Step(), 5)
    for work in works:
        work.may_end.set()


def test_all_who_wait_are_told_an_error_and_it_is_not_kept(queue: RunQueue):
    def fail(report):
        raise RuntimeError("the matrix is singular")

    run = queue.ask("a", fail, 5)
    run.done.wait(5)

    with pytest.raises(RuntimeError, match="singular"):
        run.outcome()
    assert not queue.has("a")


def test_the_time_left_follows_the_pace_of_the_run(queue: RunQueue):
    work = Step()
    run = queue.ask("a", work, 100)
    assert run.seconds_left() == 100

    while run.begun is None:
        time.sleep(0.01)
    time.sleep(0.3)

    assert 0.3 * 3 <= run.seconds_left() < 10
    work.may_end.set()


def test_two_long_runs_go_one_after_the_other_and_a_shorter_one_beside_them():
    queue = RunQueue(at_once=2, longest=4, short=0.3, kept_megabytes=10)
    works = {"long": Step(), "as long": Step(), "shorter": Step()}
    seconds = {"long": 5, "as long": 5, "shorter": 1}
    runs = {name: queue.ask(name, works[name], seconds[name]) for name in works}

    assert [run.begun is not None for run in runs.values()] == [True, False, True]
    for name in ("long", "shorter", "as long"):
        works[name].may_end.set()
        assert runs[name].done.wait(5)


def test_a_long_run_is_not_put_off_for_ever_by_shorter_ones(queue: RunQueue):
    running, long, later = Step(), Step(), Step()
    queue.ask("running", running, 5)
    waiting = queue.ask("long", long, 8)
    waiting.asked -= 10
    shorter = queue.ask("shorter", later, 1)
    running.may_end.set()

    while waiting.begun is None:
        time.sleep(0.005)
    assert shorter.begun is None
    long.may_end.set()
    later.may_end.set()
    assert shorter.done.wait(5)
