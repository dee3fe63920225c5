"""The question of the lesson: how few units are enough?"""

from dataclasses import replace

import streamlit as st

from core.train_mlp.divergence import last_good_epoch
from core.train_mlp.fewest_units import (
    ENOUGH_ACCURACY,
    FEW_SEEDS,
    FEW_WIDTHS,
    Width,
    smallest_width,
)
from core.train_mlp.seeds import grid_seconds
from screens.train_mlp.experiment import experiment_of, grid_limit
from screens.train_mlp.settings import RunSettings
from ui.jobs import wait_for
from ui.markdown import plain_text
from ui.predict import Prediction, locked_answer, predict

OPTIONS = {str(width): f"{width} unit{'s' * (width > 1)}" for width in FEW_WIDTHS} | {
    "more": f"More than {FEW_WIDTHS[-1]} units"
}


def ask_for_width(settings: RunSettings) -> bool:
    """Ask how few hidden units are enough; return whether the answer is locked."""
    experiment = experiment_of(settings)
    aim = f"get {ENOUGH_ACCURACY:.0%} of the training examples right"
    if experiment.history.accuracy is None:
        aim = "cut the loss of the straight line to a quarter"
    about = (settings.data, settings.config.activation)
    widths: list[Width] = []
    if locked_answer("width", about):
        widths = _wait_for_widths(settings)
        if not widths:
            return False
    return predict(
        Prediction(
            "width",
            f"How few {plain_text(settings.sigma)} units are enough to {aim} at some "
            f"epoch, in the best of {FEW_SEEDS} starts?",
            OPTIONS,
            lambda: _answer(widths),
            lambda: _explain(settings, widths),
        ),
        about=about,
    )


def _wait_for_widths(settings: RunSettings) -> list[Width]:
    """Train the few widths once for all who ask; empty where that is not done."""
    run, config = experiment_of(settings), settings.config
    linear_loss = run.linear.loss[last_good_epoch(run.linear)].item()
    few = [replace(config, num_hiddens=width) for width in FEW_WIDTHS]
    try:
        widths = wait_for(
            ("few widths", settings),
            lambda report: smallest_width(
                settings.data, config, linear_loss, on_epoch=report
            ),
            seconds=grid_seconds(*run.data.X.shape, few, FEW_SEEDS),
            megabytes=0.01,
            limit=grid_limit(config.num_epochs, len(FEW_WIDTHS)),
            label="Training a few widths",
        )
    except ValueError as refusal:
        st.error(f"The answer cannot be computed: {refusal}.")
        return []
    return widths or []


def _answer(widths: list[Width]) -> str:
    last = widths[-1]
    return str(last.num_hiddens) if last.enough else "more"


def _explain(settings: RunSettings, widths: list[Width]) -> str:
    accuracy = experiment_of(settings).history.accuracy is not None
    reached = [
        f"{f'{width.best:.1%}' if accuracy else f'a loss of {width.best:.3g}'} with "
        f"{OPTIONS[str(width.num_hiddens)]}"
        for width in widths
    ]
    return (
        f"The best of {FEW_SEEDS} starts reached, at its best epoch, "
        f"{', '.join(reached)}. "
        f"{_follows(widths)}"
    )


def _follows(widths: list[Width]) -> str:
    if widths[0].enough:
        return (
            "One unit is enough here: its output depends on one weighted sum of the "
            "inputs, and these data need no more."
        )
    count = widths[-1].num_hiddens - widths[-1].enough
    fewer = {1: "1 unit", 2: "1 or 2 units"}.get(count, f"1 to {count} units")
    return (
        f"With {fewer} none of {FEW_SEEDS} starts got there. That does not prove that "
        "no weights would do: that such weights exist does not mean that training "
        "finds them. It may be too few bends, or bad luck."
    )
