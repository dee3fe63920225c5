"""Found by training: the same budget from 16 seeds, against what exists."""

import streamlit as st
import torch

from charts.universal_approximation.curve_labels import label_frame
from charts.universal_approximation.fits import examples_frame, fits_chart, fits_frame
from charts.universal_approximation.trained import built_frame, seeds_chart, seeds_frame
from core.universal_approximation.constructions import build_ramps
from core.universal_approximation.errors import curve
from core.universal_approximation.trained import (
    NUM_EXAMPLES,
    SEEDS,
    Found,
    training_config,
)
from screens.universal_approximation.measured import wait_for_found
from screens.universal_approximation.phrases import count, number
from screens.universal_approximation.target_choice import TargetSetting
from screens.universal_approximation.trained_question import (
    ask_found,
    built_errors,
    is_answered,
)
from serving.tables import table
from ui.draw import draw
from ui.fragments import fragment

RANKED = (
    ("trained", "best seed"),
    ("trained, median", "median"),
    ("trained, worst", "worst"),
)


@fragment
def show_trained(setting: TargetSetting) -> None:
    """Ask, then draw 16 trained networks and their errors beside what exists."""
    picture, controls = st.columns([5, 3], gap="large")
    found = None
    if is_answered(setting):
        with picture:
            found = wait_for_found(setting)
        if found is None:
            return
    with controls:
        ask_found(setting, found)
        config = training_config(setting.num_hiddens)
        st.caption(
            f"{len(SEEDS)} networks of {count(setting.num_hiddens, 'ReLU unit')}, "
            "trained in one batch on the squared error: Adam, learning rate "
            f"{config.lr:g}, minibatches of {config.batch_size} of {NUM_EXAMPLES} "
            f"points, {config.num_epochs} epochs."
        )
    with picture:
        if found:
            _draw_curves(setting, found)
            _draw_seeds(found, built_errors(setting)[0])
        else:
            _draw_built(setting)
    if found:
        st.markdown(_what_you_see(setting, found, built_errors(setting)[0]))


def _draw_built(setting: TargetSetting) -> None:
    """Draw what the trained networks are asked to come as close as."""
    target = setting.target
    x = target.grid(257)
    mlp = build_ramps(target, setting.num_hiddens)
    curves = {"target": target(x), "by_hand": curve(mlp, torch.relu, x)}
    draw(
        fits_chart,
        alt_text="The target and the network built by hand",
        curves=table(fits_frame, x, **curves),
        labels=table(
            label_frame, x, curves, target=target.title, by_hand="by hand, from ramps"
        ),
        examples=table(examples_frame, target.examples),
    )
    st.caption("Lock your answer to see the networks that training found.")


def _draw_seeds(found: Found, exists: float) -> None:
    ranks = {found.at(rank): rank for rank in ("best", "median", "worst")}
    draw(
        seeds_chart,
        alt_text="Largest error of each of 16 seeds, and of the hand-built network",
        seeds=table(seeds_frame, found.errors, ranks, exists),
        built=table(built_frame, exists),
    )


def _draw_curves(setting: TargetSetting, found: Found) -> None:
    target = setting.target
    x = target.grid(257)
    best, median, worst = (
        curve(found.mlps[found.at(rank)], torch.relu, x)
        for rank in ("best", "median", "worst")
    )
    curves = {
        "target": target(x),
        "trained": best,
        "trained_median": median,
        "trained_worst": worst,
    }
    draw(
        fits_chart,
        360,
        RANKED,
        alt_text="The target and the best, median and worst of 16 trained networks",
        curves=table(fits_frame, x, **curves),
        labels=table(label_frame, x, curves, target=target.title),
        examples=table(examples_frame, target.examples),
    )


def _what_you_see(setting: TargetSetting, found: Found, exists: float) -> str:
    best, median, worst = (
        found.errors[found.at(rank)] for rank in ("best", "median", "worst")
    )
    seed = found.seeds[0]
    units = count(setting.num_hiddens, "unit")
    verdict = (
        f"Written down by hand, {units} can come to {number(exists)}: that such "
        "weights **exist** does not mean that training **finds** them."
        if best > exists
        else f"Written down on even knots, {units} can only come to {number(exists)}: "
        "training may put its kinks where the curve bends."
    )
    return (
        f"**What you see.** The largest error is {number(best)} for the best of "
        f"{len(found.errors)} seeds (seed {seed}), {number(median)} for the median "
        f"(rank {found.at('median') + 1}) and {number(worst)} for the worst. {verdict}"
    )
