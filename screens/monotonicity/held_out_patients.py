"""Patients no model has seen: log-loss with intervals, twenty splits, calibration."""

from statistics import mean, stdev

import pandas as pd
import streamlit as st

from charts.monotonicity.held_out import intervals_chart, intervals_frame, repeats_frame
from core.monotonicity import temperature
from core.monotonicity.held_out import Estimate, HeldOut, losses_of_splits
from core.monotonicity.relu_fit import fit_ramps
from core.monotonicity.temperature import REFERENCE
from screens.monotonicity.calibration import held_out_scores, show_calibration
from screens.monotonicity.fine_print import show_fine_print
from serving.tables import table
from ui.draw import draw
from ui.jobs import wait_for
from ui.seed import choose_seed

NUM_SPLITS = 20
PER_THOUSAND = 1000
NAMES = ("|T − c| by hand", "hidden layer")
MODELS = ("feature", "hidden")


def show_held_out(center: float, num_hiddens: int, width: float) -> None:
    """Score the models on held-out patients, and say how far that can be trusted."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        seed = choose_seed(label="Seed of the split")
        train, held_out = temperature.split_patients(seed)
        st.markdown(
            f"All models are fitted to {train.total:,} patients and scored on the "
            f"other {held_out.total:,}."
        )
    with picture:
        splits = wait_for_splits(num_hiddens)
    if not splits:
        return
    scores = held_out_scores(seed, center, num_hiddens)
    with picture:
        draw_gains(scores.gains, splits)
        st.markdown(describe_gains(scores, splits))
    with controls:
        show_losses(scores)
    show_calibration(seed, center, num_hiddens, width)


def show_losses(scores: HeldOut) -> None:
    """Tabulate the log-losses on this split with their intervals."""
    names = ("straight line", "linear model", "|T − c| by hand", "hidden layer")
    rows = [
        [f"{loss.mean:.3f}", f"{loss.low:.3f} to {loss.high:.3f}"]
        for loss in scores.losses
    ]
    st.table(pd.DataFrame(rows, index=names, columns=["log-loss", "95% interval"]))
    show_fine_print(
        "The intervals overlap because patients differ; the difference between two "
        "models on the same patients, drawn beside, is far surer."
    )


def wait_for_splits(num_hiddens: int) -> list[tuple[float, ...]] | None:
    """Score twenty splits at c = 37 °C, with progress while they are new."""
    return wait_for(
        ("patients, splits", NUM_SPLITS, num_hiddens),
        lambda report: losses_of_splits(
            temperature.split_patients,
            lambda train, seed: temperature.fit_models(
                train, REFERENCE, fit_ramps(train, num_hiddens, seed=seed)
            ),
            NUM_SPLITS,
            report,
        ),
        seconds=NUM_SPLITS * 0.05,
        label="Fitting twenty splits",
    )


def gains_of_splits(splits: list[tuple[float, ...]]) -> list[list[float]]:
    """Return what |T - c| and the hidden layer gain over the linear model, by split."""
    return [[row[1] - row[model] for row in splits] for model in (2, 3)]


def draw_gains(gains: list[Estimate], splits: list[tuple[float, ...]]) -> None:
    """Draw the gains over the linear model with their intervals."""
    scaled = [
        Estimate(*(PER_THOUSAND * end for end in interval)) for interval in gains[2:]
    ]
    repeats = [
        [PER_THOUSAND * gain for gain in model] for model in gains_of_splits(splits)
    ]
    draw(
        intervals_chart,
        NAMES,
        "nats saved per 1,000 patients",
        alt_text="Log-loss saved on held-out patients with 95% bootstrap intervals, "
        "and over twenty splits as ticks",
        intervals=table(intervals_frame, NAMES, MODELS, scaled),
        repeats=table(repeats_frame, NAMES, MODELS, repeats),
    )
    show_fine_print(
        "Dot and line: this split, with its 95% bootstrap interval over patients. "
        "Ticks below: the same for the splits of seeds 0 to 19, with c = 37 °C."
    )


def describe_gains(scores: HeldOut, splits: list[tuple[float, ...]]) -> str:
    """Say whether the gain is more than chance, and which way the rest falls."""
    gain = scores.gains[3]
    _, hidden = gains_of_splits(splits)
    against = [row[2] - row[3] for row in splits]
    sure = "clearly" if mean(hidden) > stdev(hidden) else "not clearly"
    better = "better" if mean(against) > 0 else "worse"
    tied = (
        "less than it varies from split to split: a tie"
        if abs(mean(against)) < stdev(against)
        else "more than it varies from split to split"
    )
    return (
        f"**What you see.** On this split the hidden layer saves "
        f"{PER_THOUSAND * gain.mean:.1f} nats per 1,000 patients against the linear "
        f"model (95% interval {PER_THOUSAND * gain.low:.1f} to "
        f"{PER_THOUSAND * gain.high:.1f}). Over twenty splits it saves "
        f"{PER_THOUSAND * mean(hidden):.1f} ± {PER_THOUSAND * stdev(hidden):.1f}: "
        f"{sure} more than nothing. Compared with |T − 37| it is {better} by "
        f"{PER_THOUSAND * abs(mean(against)):.1f} ± "
        f"{PER_THOUSAND * stdev(against):.1f}. That is {tied}."
    )
