from core.train_mlp.experiment import run_experiment
from serving.run_queue import RunQueue


def test_a_run_that_diverged_is_not_trained_again_for_its_data(open_page, monkeypatch):
    calls = []

    def counted(*args, **kwargs):
        calls.append(args)
        return run_experiment(*args, **kwargs)

    monkeypatch.setattr("screens.train_mlp.experiment.run_experiment", counted)

    page = open_page("train_mlp", lr="50", loss="squared_error", seed="4712")

    assert page.warning
    assert len(calls) == 1


def test_a_draw_trains_once_however_full_the_kept_results_are(open_page, monkeypatch):
    queue = RunQueue(at_once=2, longest=2, short=0.3, kept_megabytes=0.5)
    for key in range(5):
        queue.ask(key, lambda report: sum(range(10**6)), 5.0, 0.1).done.wait(60)
    calls = []

    def counted(*args, **kwargs):
        calls.append(args)
        return run_experiment(*args, **kwargs)

    monkeypatch.setattr("ui.jobs.RUNS", queue)
    monkeypatch.setattr("screens.train_mlp.experiment.run_experiment", counted)

    page = open_page("train_mlp", num_hiddens="5", seed="4711")

    assert not page.exception
    assert len(calls) == 1
    assert not all(map(queue.has, range(5)))
