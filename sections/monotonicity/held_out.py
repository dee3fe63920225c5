"""Patients no model has seen: log-loss with intervals, twenty splits, calibration."""

from statistics import mean, stdev

import streamlit as st

from charts.calibration import calibration_chart, calibration_frame
from charts.intervals import intervals_chart, intervals_frame, repeats_frame
from core import temperature
from core.binned_rates import bin_edges, pool_ends
from core.bootstrap import Interval
from sections.monotonicity import patients
from ui.controls import choose_seed
from ui.draw import draw

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
    scores = patients.held_out_scores(seed, center, num_hiddens)
    splits = losses_of_splits(center, num_hiddens)
    with picture:
        draw_gains(scores.gains, splits)
    with controls:
        st.markdown(describe_gains(scores, splits))
    picture, words = st.columns([5, 3], gap="large")
    with picture:
        draw_calibration(seed, center, num_hiddens, width)
    with words:
        st.markdown(describe_calibration(scores))


def losses_of_splits(center: float, num_hiddens: int) -> list[tuple[float, ...]]:
    """Score twenty splits, with a progress bar while they are new."""
    bar = st.empty()
    losses = []
    for seed in range(NUM_SPLITS):
        losses.append(patients.split_losses(seed, center, num_hiddens))
        if seed % 5 == 4:
            bar.progress((seed + 1) / NUM_SPLITS, "Fitting twenty splits")
    bar.empty()
    return losses


def gains_of_splits(splits: list[tuple[float, ...]]) -> list[list[float]]:
    """Return what |T - c| and the hidden layer gain over the linear model, by split."""
    return [[row[1] - row[model] for row in splits] for model in (2, 3)]


def draw_gains(gains: list[Interval], splits: list[tuple[float, ...]]) -> None:
    """Draw the gains over the linear model with their intervals."""
    scaled = [
        Interval(*(PER_THOUSAND * end for end in interval)) for interval in gains[2:]
    ]
    repeats = [
        [PER_THOUSAND * gain for gain in model] for model in gains_of_splits(splits)
    ]
    draw(
        intervals_chart,
        NAMES,
        "log-loss saved against the linear model, nats per 1,000 patients",
        alt_text="Log-loss saved on held-out patients with 95 % bootstrap intervals, "
        "and over twenty splits as ticks",
        intervals=intervals_frame(NAMES, MODELS, scaled),
        repeats=repeats_frame(NAMES, MODELS, repeats),
    )
    st.caption(
        "Dot and line: this split, with its 95 % bootstrap interval over patients. "
        "Ticks below: the same for the splits of seeds 0 to 19."
    )


def describe_gains(scores: temperature.HeldOut, splits: list[tuple[float, ...]]) -> str:
    """Say whether the gain is more than chance, and which way the rest falls."""
    gain = scores.gains[3]
    _, hidden = gains_of_splits(splits)
    against = [row[2] - row[3] for row in splits]
    sure = "clearly" if mean(hidden) > stdev(hidden) else "not clearly"
    better = "better" if mean(against) > 0 else "worse"
    tied = "less" if abs(mean(against)) < stdev(against) else "more"
    return (
        f"**What you see.** On this split the hidden layer saves "
        f"{PER_THOUSAND * gain.mean:.1f} nats per 1,000 patients against the linear "
        f"model (95 % interval {PER_THOUSAND * gain.low:.1f} to "
        f"{PER_THOUSAND * gain.high:.1f}). Over twenty splits it saves "
        f"{PER_THOUSAND * mean(hidden):.1f} ± {PER_THOUSAND * stdev(hidden):.1f}: "
        f"{sure} more than nothing. Against |T − c| it is "
        f"{PER_THOUSAND * abs(mean(against)):.1f} ± "
        f"{PER_THOUSAND * stdev(against):.1f} {better}, {tied} than that varies from "
        "split to split."
    )


def draw_calibration(seed: int, center: float, num_hiddens: int, width: float) -> None:
    """Draw promised against observed risk in the bins of the held-out patients."""
    _, held_out = temperature.split_patients(seed)
    models = patients.split_models(seed, center, num_hiddens)
    low, high = float(held_out.value[0]), float(held_out.value[-1])
    edges = pool_ends(held_out, bin_edges(low, high, width), patients.FEWEST)
    named = {
        "linear in T": models.linear,
        "|T − c|": models.distance,
        "hidden layer": models.hidden,
    }
    draw(
        calibration_chart,
        "risk the model gave",
        "share that died",
        (0.1, 0.7),
        alt_text="Calibration on held-out patients: promised against observed risk in "
        "bins of temperature, with the diagonal of a perfect model",
        calibration=calibration_frame(
            {
                name: temperature.calibration(model, held_out, edges)
                for name, model in named.items()
            }
        ),
    )


def describe_calibration(scores: temperature.HeldOut) -> str:
    """Say what the diagonal means, and how little temperature alone explains."""
    explained = 1 - scores.losses[3].mean / scores.constant
    return (
        "Each point is a bin of temperature: on the diagonal, what the model gave is "
        "what happened. The linear model gives all bins nearly the same risk, so its "
        "points stand above one another. **How much temperature alone explains:** "
        f"little. The hidden layer's log-loss is {explained:.1%} below that of giving "
        "everybody the same risk. Most of what decides about these patients is not in "
        "their temperature; the shape of the curve is the lesson, not its use at a bed."
    )
