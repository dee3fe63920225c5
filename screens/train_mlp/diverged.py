"""A run that diverged: where, why, and the learning rate at which both are stable."""

from dataclasses import replace

import streamlit as st
import torch

from core.datasets.choice import draw_data, with_features
from core.train_mlp.divergence import find_divergence, largest_stable_lr
from screens.train_mlp.experiment import MAX_RUNS, cached, experiment_of
from screens.train_mlp.run_settings import RunSettings


def offer_stable_rate(settings: RunSettings) -> str:
    """Offer the largest rate that is stable where a run diverged; return the cause."""
    cause = _cause_of(settings)
    if not cause:
        return ""
    best = _largest_lr(replace(settings, config=replace(settings.config, lr=1.0)))
    if best is None:
        return f"{cause} It diverges at every learning rate of the slider."
    st.button(
        f"Set the learning rate to {best:g}, the largest that does not diverge",
        key="mend_lr",
        on_click=_set_lr,
        args=(best,),
        width="stretch",
    )
    return cause


def _cause_of(settings: RunSettings) -> str:
    """Say which run diverged and why; empty if both are stable."""
    experiment = experiment_of(settings)
    divergence = find_divergence(experiment.history)
    if divergence is not None:
        return f"**Diverged.** {divergence.cause}"
    divergence = find_divergence(experiment.linear)
    if divergence is None:
        return ""
    return (
        f"Without σ the run **diverged** in epoch {divergence.epoch}: the two cannot "
        "be compared."
    )


@cached(max_entries=MAX_RUNS, show_spinner="Trying learning rates …")
def _largest_lr(settings: RunSettings) -> float | None:
    generator = torch.Generator().manual_seed(settings.seed)
    drawn = draw_data(settings.data, generator=generator)
    data = with_features(drawn, settings.data.features)
    rates = [
        largest_stable_lr(data.X, data.y, config, generator)
        for config in (settings.config, replace(settings.config, activation="identity"))
    ]
    return None if None in rates else min(rates)


def _set_lr(lr: float) -> None:
    st.session_state["lr"] = lr
