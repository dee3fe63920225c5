import re

import pytest

from tests.pages.train_mlp.run_reading import players

LONG = {"num_epochs": "500", "batch_size": "5", "seed": "7001"}


@pytest.fixture
def server_is_slow(monkeypatch):
    """Let a link compute for so long only."""

    def server_is_slow(seconds: float):
        monkeypatch.setattr("screens.train_mlp.experiment.MAX_SECONDS", seconds)

    return server_is_slow


def test_a_run_that_computes_too_long_is_stopped_with_its_numbers(
    open_page, server_is_slow
):
    server_is_slow(0.05)

    page = open_page("train_mlp", **LONG)

    assert not page.exception
    assert re.search(
        r"Training was stopped after 0.05 s at epoch \d+ of 500 with σ: choose fewer",
        page.info[0].value,
    )
    assert not players(page)


def test_a_short_run_that_takes_long_after_all_is_stopped_too(
    open_page, server_is_slow
):
    server_is_slow(0.001)

    page = open_page("train_mlp", num_epochs="200", seed="7002")

    assert not page.exception
    assert "Training was stopped after 0.001 s at epoch" in page.info[0].value
    assert "Start again" in [button.label for button in page.button]


@pytest.mark.parametrize(
    ("experiment", "sentence"),
    [
        ("32 seeds", r"at epoch \d+ of 150: choose"),
        ("race", r"at epoch \d+ of 150 of setting \d of 6: choose"),
    ],
)
def test_many_runs_that_compute_too_long_are_stopped_with_their_numbers(
    open_page, server_is_slow, experiment, sentence
):
    link = {"num_epochs": "150", "seed": "7003", "num_points": "200"}
    open_page("train_mlp", **link)
    server_is_slow(0.05)

    page = open_page("train_mlp", experiment=experiment, **link)

    assert not page.exception
    assert any(re.search(sentence, info.value) for info in page.info)


def test_a_stopped_answer_leaves_the_page_standing(open_page, server_is_slow):
    page = open_page("train_mlp", seed="7004")
    page.radio(key="predict_width").set_value("2 units").run()
    server_is_slow(0.001)

    page.button(key="locked_width_button").click().run()

    assert not page.exception
    assert re.search(
        r"few widths was stopped .* of setting \d of 4", page.info[0].value
    )
    assert players(page)


def test_the_run_to_compare_with_is_stopped_with_its_numbers_too(
    open_page, server_is_slow
):
    link = LONG | {"seed": "7005", "num_points": "100"}
    open_page("train_mlp", **link)
    server_is_slow(0.05)

    page = open_page("train_mlp", experiment="A and B", **link)

    assert not page.exception
    assert "Training was stopped after 0.05 s at epoch" in page.info[-2].value
    assert len(players(page)) == 1
