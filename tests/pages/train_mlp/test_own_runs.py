"""The further screens of lesson 4: any data, any setting."""

import re
from dataclasses import replace

import pytest
import torch

from core.datasets import DATASETS
from core.train_mlp.experiment import run_experiment
from screens.train_mlp import (
    forward_pass,
    grids,
    hidden_space,
    race,
    seed_grid,
    sgd_step,
    widths,
)
from screens.train_mlp.link import LINK
from screens.train_mlp.outcomes import NOT_TRAINED, outcomes_frame
from screens.train_mlp.run_settings import circles
from serving.run_queue.queue import RunQueue
from tests.pages.reading import said
from tests.pages.sweeping import widgets_of
from tests.pages.train_mlp.recordings import (
    header_of,
    last_training_loss,
    panels_of,
    players,
    text_of,
)

OWN_RUN = (
    "lab", "forward", "step", "a_and_b", "race", "widths", "own_seeds", "by_hand",
    "take_away",
)  # fmt: skip
LONG = {"num_epochs": "500", "batch_size": "5", "seed": "7001"}


@pytest.mark.parametrize(
    "setting",
    [
        {"dataset": "motorcycle"},
        {"num_hiddens": "1", "train_share": "1.0"},
        {"lr": "50", "loss": "squared_error"},
        {"activation": "formula", "sigma": "1 / x"},
        {"momentum": "0.5", "change": "optimiser"},
        {"dataset": "sine", "target": "0.95"},
        {"dataset": "step", "optimizer": "sgd", "lr": "0.2"},
    ],
    ids="-".join,
)
def test_every_screen_of_a_run_bears_every_setting(open_page, setting):
    link = {"num_epochs": "10", "solved": "1", "racers": "relu,identity"} | setting
    for screen in OWN_RUN:
        page = open_page("train_mlp", screen=screen, **link)

        assert not page.exception, screen
        assert all("added up" in error.value for error in page.error), screen


def test_every_data_set_is_drawn_in_the_laboratory(open_page):
    page = open_page("train_mlp", screen="lab", num_epochs="10")

    assert set(DATASETS) < set(LINK["dataset"].values)
    for dataset in LINK["dataset"].values:
        next(w for w in widgets_of(page) if w.key == "dataset").set_value(dataset).run()
        assert not page.exception
        assert not page.error
        assert "after epoch 0" in text_of(page)


def test_the_text_follows_the_epoch(open_page):
    page = open_page("train_mlp", screen="lab", epoch="0")
    assert "after epoch 0:</strong> 8 ReLU units 115 of 225" in text_of(page)
    assert "training found features" not in text_of(page)

    page = open_page("train_mlp", screen="lab", epoch="100")

    assert "after epoch 100:</strong> 8 ReLU units 225 of 225" in text_of(page)
    assert "training found features" in text_of(page)


def test_the_laboratory_offers_everything_that_is_inside(open_page):
    page = open_page("train_mlp", screen="lab", unit_a="3", unit_b="3")

    names = [view["name"] for view in header_of(page)["views"]]
    assert names == [
        "data and boundary", "what each unit adds", "weights", "before and after σ",
        "all z",
    ]  # fmt: skip
    assert panels_of(page, 3)[0]["units"] == [2, 3]


def test_an_exploding_run_names_its_cause_and_can_be_mended(open_page):
    page = open_page("train_mlp", screen="lab", lr="50", loss="squared_error")
    assert "learning rate 50" in text_of(page)

    page.button(key="mend_lr").click().run()

    assert "Diverged" not in text_of(page)
    assert not page.exception


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ({"activation": "formula", "sigma": "x +"}, "cannot be trained"),
        ({"activation": "formula", "sigma": "sqrt(-1-x^2)"}, "nowhere a finite"),
        ({"dataset": "formula", "rule": "1"}, "both classes are needed"),
        ({"dataset": "formula", "rule": "x3"}, "cannot be trained"),
    ],
)
def test_what_cannot_be_trained_is_said_in_one_sentence(open_page, setting, sentence):
    for screen in ("lab", "race"):
        page = open_page("train_mlp", screen=screen, **setting)

        assert not page.exception
        assert [sentence in error.value for error in page.error] == [True]


def test_the_script_of_a_run_ends_with_its_loss(open_page):
    page = open_page("train_mlp", screen="take_away", dataset="moons", seed="3")
    shown = re.search(r"training loss <strong>([\d.]+)", text_of(page))[1]
    namespace = {}

    exec(compile(page.code[0].value, "script.py", "exec"), namespace)

    assert namespace["losses"][-1] == pytest.approx(float(shown), abs=2e-6)


def test_the_epoch_of_the_link_is_the_epoch_of_the_numbers(open_page):
    page = open_page("train_mlp", screen="forward", epoch="7")

    assert page.slider(key="epoch").value == 7


def test_of_zero_come_the_biases_and_what_sigma_makes_of_them():
    output, bias = forward_pass.at_zero()

    assert forward_pass.truth() == "both"
    assert abs(output - bias) > 0.01


def test_the_step_is_left_out_of_the_table_until_it_is_guessed(open_page):
    page = open_page("train_mlp", screen="step")
    rows = re.findall(r'scope="row">([^<]+)', said(page))
    assert "gradient" in rows
    assert not {"step", "after"} & set(rows)

    page.button(key="option_1").click().run()

    assert {"step", "after"} < set(re.findall(r'scope="row">([^<]+)', said(page)))
    assert sgd_step.truth() == "falls"


def test_after_sigma_a_straight_cut_parts_more():
    before, after = hidden_space.cuts()

    assert hidden_space.truth() == "after"
    assert after > before + 20


def test_the_race_and_the_widths_are_judged_by_their_own_runs():
    medians, arrived = race.medians(), widths.arrived()

    assert race.truth() == min(medians, key=medians.get) == "sigmoid"
    assert arrived["3"] < arrived["8"] == 8
    assert widths.truth() == "8"


@pytest.mark.parametrize("screen", ["race", "widths"])
def test_a_grid_is_not_told_before_the_lock(open_page, screen):
    page = open_page("train_mlp", screen=screen)
    assert {cell[0] for cell in panels_of(page)[0]["cells"]} == {"?"}

    page.button(key="option_1").click().run()

    assert "100%" in {cell[0] for cell in panels_of(page)[0]["cells"]}


def test_typed_weights_are_judged_and_trained_on(open_page):
    page = open_page("train_mlp", screen="by_hand", epoch="100", hand_train="true")

    assert "100.0% right" in text_of(page)
    assert len(header_of(page)["epochs"]) == 101


@pytest.mark.parametrize(
    ("screen", "sentence"),
    [
        ("lab", r"Training was stopped after 0.02 s at epoch \d+ of 500: choose fewer"),
        ("own_seeds", r"at epoch \d+ of 500: choose"),
    ],
)
def test_what_computes_too_long_is_stopped_with_its_numbers(
    open_page, monkeypatch, screen, sentence
):
    monkeypatch.setattr("screens.train_mlp.run_limit.MAX_SECONDS", 0.02)

    page = open_page("train_mlp", screen=screen, **LONG)

    assert not page.exception
    assert any(re.search(sentence, info.value) for info in page.info)
    assert not players(page)


def test_a_draw_trains_once_however_full_the_kept_results_are(open_page, monkeypatch):
    queue = RunQueue(at_once=2, longest=2, short=0.3, kept_megabytes=0.5)
    for key in range(5):
        queue.ask(key, lambda report: sum(range(10**6)), 5.0, 0.1).done.wait(60)
    calls = []

    def counted(*args, **kwargs):
        calls.append(args)
        return run_experiment(*args, **kwargs)

    monkeypatch.setattr("ui.jobs.job.RUNS", queue)
    monkeypatch.setattr("screens.train_mlp.experiment.run_experiment", counted)

    page = open_page("train_mlp", screen="lab", num_hiddens="5", seed="4711")

    assert not page.exception
    assert len(calls) == 1
    assert not all(map(queue.has, range(5)))


def test_the_same_link_shows_the_same_run(open_page):
    first, again = (
        open_page("train_mlp", screen="lab", dataset="moons", seed="5", epoch="100")
        for _ in range(2)
    )

    assert last_training_loss(first) == last_training_loss(again)


def test_behind_more_nothing_is_trained(monkeypatch):
    said: list[str] = []
    monkeypatch.setattr("streamlit.markdown", said.append)
    monkeypatch.setattr("ui.jobs.Job.result", None)
    never = replace(circles(3), seed=12_345)

    seed_grid.show_curves(replace(never, data=replace(never.data, num_points=60)))
    grids.show_losses(grids.grid_job(never, {"9": replace(never.config, lr=0.123)}), "")

    assert said == [NOT_TRAINED, NOT_TRAINED]


def test_every_run_is_a_row_of_the_table_to_take_away():
    frame = outcomes_frame({"relu": torch.tensor([1.0, 0.5])}, (0, 1))

    assert frame.values.tolist() == [["relu", 0, 1.0], ["relu", 1, 0.5]]
