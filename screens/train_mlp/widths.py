"""How many hidden units does it take until every start arrives?"""

from dataclasses import replace

from streamlit.delta_generator import DeltaGenerator

from core.train_mlp.experiment import Experiment
from screens.train_mlp.grids import (
    FEW_SEEDS,
    Configs,
    grid_job,
    show_grid,
    show_losses,
)
from screens.train_mlp.link import UNITS
from screens.train_mlp.own_run import with_run
from screens.train_mlp.run_settings import RunSettings, chosen_settings, circles
from ui.deck import once_answered
from ui.screen import Choice, Screen

ENOUGH = 0.95
WIDTHS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, UNITS.high)
OPTIONS = ("3", "4", "6", "8")


def widths_of(settings: RunSettings) -> Configs:
    """Return a run with each of `WIDTHS`, by its number."""
    return {str(k): replace(settings.config, num_hiddens=k) for k in WIDTHS}


def _show_widths(
    settings: RunSettings, run: Experiment, place: DeltaGenerator, solved: bool
) -> None:
    """Draw cells without numbers; once it is guessed, where every run ended."""
    configs = widths_of(settings)
    show_grid(settings, configs, run, place, solved=solved, key="widths_cell")


def arrived() -> dict[str, int]:
    """Count the seeds that get nearly all right, by width, on the circles."""
    grid = grid_job(circles(), widths_of(circles())).result()
    return {name: int((ends >= ENOUGH).sum()) for name, ends in grid.finals.items()}


def truth() -> str:
    """Return the smallest width of the grid at which every seed arrives."""
    found = arrived()
    return next(name for name in found if found[name] == len(FEW_SEEDS))


def reply(answer: str) -> str:
    """Say how many seeds arrive with the width that was chosen."""
    count = f"{arrived()[answer]} of {len(FEW_SEEDS)} seeds arrive"
    right = truth()
    if answer == right:
        return f"{answer} units: {count}."
    if int(answer) < int(right):
        return (
            f"{answer} units: {count}. Enough to exist is not enough to be found: none "
            "may be wasted."
        )
    return f"{answer} units: {count}, but {right} are enough for that."


def explain() -> str:
    """Say what spare units are for."""
    return (
        "**Spare units make training easier.** Three can fence the ring in, but only "
        "where each of them starts well. With more, some are bound to.\n\n"
        "Press a cell. With your own data and settings the grid differs."
    )


def show_curves() -> None:
    """Draw the losses of the widths that were chosen last."""
    settings = chosen_settings()
    show_losses(grid_job(settings, widths_of(settings)), "hidden units")


SCREEN = Screen(
    "widths",
    label="How wide",
    title="How many units until every start arrives?",
    setup="The circles again, ReLU, eight seeds for each width. Which is the smallest "
    f"here with which all eight get at least {ENOUGH:.0%} right?",
    show=with_run(_show_widths),
    ask=Choice({name: f"{name} units" for name in OPTIONS}, truth, reply),
    explain=explain,
    more={"Losses by epoch": once_answered("train_mlp", "widths", show_curves)},
)
