"""Grids, typed weights and long runs: judged by their own runs, and trained once."""

import re
from dataclasses import replace

import pytest
import torch

from screens.train_mlp import (
    grids,
    race,
    seed_grid,
    widths,
)
from screens.train_mlp.outcomes import NOT_TRAINED
from screens.train_mlp.run_settings import circles
from tests.pages.train_mlp.recordings import (
    header_of,
    panels_of,
    players,
    text_of,
)

LONG = {"num_epochs": "500", "batch_size": "5", "seed": "7001"}


def test_the_race_and_the_widths_are_judged_by_their_own_runs():
    medians, arrived = race.medians(), widths.arrived()

    assert race.truth() == min(medians, key=medians.get) == "sigmoid"
    assert next(int(width) for width, seeds in arrived.items() if seeds == 8) == 6
    assert widths.truth() == "6"


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


def test_behind_more_nothing_is_trained(monkeypatch):
    said: list[str] = []
    monkeypatch.setattr("streamlit.markdown", said.append)
    monkeypatch.setattr("ui.jobs.Job.result", None)
    never = replace(circles(3), seed=12_345)

    seed_grid.show_curves(replace(never, data=replace(never.data, num_points=60)))
    grids.show_losses(grids.grid_job(never, {"9": replace(never.config, lr=0.123)}), "")

    assert said == [NOT_TRAINED, NOT_TRAINED]


def test_every_run_is_a_row_of_the_table_to_take_away():
    finals = {"relu": torch.tensor([1.0, 0.5]), "tanh": torch.tensor([0.75, 0.25])}
    grid = grids.Grid(finals, "accuracy", None, None)

    frame = grids.ends_frame(grid, "activation")

    assert frame.to_dict("list") == {
        "seed": [0, 1, 0, 1],
        "activation": ["relu", "relu", "tanh", "tanh"],
        "training accuracy": [1.0, 0.5, 0.75, 0.25],
    }
