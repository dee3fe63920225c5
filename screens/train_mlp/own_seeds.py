"""Thirty-two seeds of a run of the reader's own."""

from dataclasses import replace
from functools import partial

from streamlit.delta_generator import DeltaGenerator

from core.train_mlp.experiment import Experiment
from screens.train_mlp.grids import chosen_cell, press
from screens.train_mlp.movie import movie_of, play
from screens.train_mlp.outcomes import is_asked_for
from screens.train_mlp.own_run import with_run
from screens.train_mlp.run_settings import RunSettings, chosen_settings
from screens.train_mlp.seed_grid import (
    MANY_SEEDS,
    ends_job,
    seeds_view,
    show_curves,
    spread,
)
from ui.deck import readout
from ui.screen import Screen
from ui.text import to_html

CELL = "seeds_cell"


def _show_seeds(
    settings: RunSettings, run: Experiment, place: DeltaGenerator, solved: bool
) -> None:
    """Train from thirty-two seeds; draw where each ended, and the one pressed."""
    job = ends_job(settings)
    asked = is_asked_for(CELL, job)
    epochs, plane = settings.config.num_epochs, run.dataset.num_inputs == 2
    with place:
        if not asked:
            layout = seeds_view(None, 0, epochs, plane=plane)
            play(movie_of(settings, layout, before=True))
            return
        ends = job.wait()
        if ends is None:
            return
        seed = chosen_cell(CELL, len(MANY_SEEDS))
        layout = seeds_view(ends, seed, epochs, plane=plane)
        play(
            movie_of(replace(settings, seed=seed), layout),
            epochs,
            on_cell=partial(press, CELL),
        )
    readout(to_html(spread(ends)))


SCREEN = Screen(
    "own_seeds",
    label="32 seeds of your run",
    title="How much of your run hangs on the seed?",
    setup="Data, start and order are drawn anew for every seed. Press a cell to see "
    "its run.",
    show=with_run(_show_seeds),
    more={"All curves": lambda: show_curves(chosen_settings())},
)
