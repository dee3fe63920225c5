import time

import pytest

from serving.run_queue.queue import MAKE_WAY, RunQueue
from serving.run_queue.run import Limit, TookTooLong


def compute(milliseconds: float) -> None:
    begun = time.thread_time()
    while time.thread_time() - begun < milliseconds / 1000:
        pass


LIMIT = Limit(0.02, lambda share: f"at epoch {share * 1000:.0f} of 1,000")


def test_a_run_that_computes_beyond_its_limit_is_stopped_and_not_kept(queue: RunQueue):
    shares = []

    def work(report):
        for step in range(100):
            compute(10)
            report(step / 100)
            shares.append(step / 100)

    run = queue.ask("a", work, 5, limit=LIMIT)

    assert run.done.wait(5)
    assert len(shares) < 5
    with pytest.raises(TookTooLong, match=r"after 0.02 s at epoch \d0 of 1,000"):
        run.outcome()
    assert not queue.has("a")
    assert queue.ask("a", lambda report: "faster", 5) is not run


def test_time_in_which_others_have_the_processor_does_not_count(queue: RunQueue):
    def work(report):
        for _ in range(5):
            time.sleep(0.02)
            report(0.5)
        return "result"

    run = queue.ask("a", work, 5, limit=LIMIT)

    assert run.done.wait(5)
    assert run.outcome() == "result"


def test_a_run_that_is_through_is_not_stopped(queue: RunQueue):
    def work(report):
        compute(30)
        report(1.0)
        return "result"

    run = queue.ask("a", work, 5, limit=LIMIT)

    assert run.done.wait(5)
    assert run.outcome() == "result"


def test_a_run_makes_way_at_each_report():
    asked = []

    def work(report):
        for share in (0.1, 0.2, 0.3):
            report(share)

    queue = RunQueue(1, 1, 0.3, 10, make_way=asked.append)

    assert queue.ask("a", work, 5).done.wait(5)
    assert asked == [MAKE_WAY] * 3


def test_a_run_that_was_asked_for_long_ago_makes_way_no_longer(monkeypatch):
    monkeypatch.setattr("serving.run_queue.queue.SOON", 0.05)
    asked = []

    def work(report):
        report(0.1)
        time.sleep(0.1)
        report(0.2)

    queue = RunQueue(1, 1, 0.3, 10, make_way=asked.append)

    assert queue.ask("a", work, 0.0).done.wait(5)
    assert asked == [MAKE_WAY]
