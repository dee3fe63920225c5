from core.experiment import run_experiment
from ui.run_queue import RunQueue


def test_a_draw_trains_once_however_full_the_kept_results_are(open_page, monkeypatch):
    queue = RunQueue(at_once=2, longest=2, short=0.3, kept_megabytes=0.5)
    for key in range(5):
        queue.ask(key, lambda report: sum(range(10**6)), 5.0, 0.1).done.wait(60)
    calls = []

    def counted(*args, **kwargs):
        calls.append(args)
        return run_experiment(*args, **kwargs)

    monkeypatch.setattr("ui.jobs.RUNS", queue)
    monkeypatch.setattr("sections.train_mlp.experiment.run_experiment", counted)

    page = open_page("train_mlp", num_hiddens="5", seed="4711")

    assert not page.exception
    assert len(calls) == 1
    assert not all(map(queue.has, range(5)))
