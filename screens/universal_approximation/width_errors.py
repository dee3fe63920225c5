"""The largest error of every method at every width, measured once for everybody."""

import math

import streamlit as st

from core.universal_approximation.constructions import CONSTRUCTIONS
from core.universal_approximation.errors import (
    TRAINED_WIDTHS,
    WIDTHS,
    construction_errors,
    found_errors,
    kernel_errors,
    squares_error,
)
from core.universal_approximation.trained import SEEDS, find_seconds
from screens.universal_approximation.target_choice import Setting, cached_target
from ui.jobs import wait_for

BY_HAND = {"ramps": "ReLU ramps", "steps": "sigmoid steps", "bumps": "sigmoid bumps"}


@st.cache_resource(max_entries=128, show_spinner=False)
def cached_errors(
    problem: tuple[str, str, str], sharpness: float
) -> dict[str, list[float]]:
    """Measure every method that needs no training, once for everybody."""
    target = cached_target(*problem)
    errors = {
        title: construction_errors(target, name, sharpness)
        for name, title in BY_HAND.items()
    }
    errors["Gaussian kernel"] = kernel_errors(target, "gaussian")
    errors["multiquadric"] = kernel_errors(target, "multiquadric")
    errors["x² units"] = [squares_error(target)] * len(WIDTHS)
    bounds = [CONSTRUCTIONS["ramps"].bound(target, h, sharpness) for h in WIDTHS]
    if max(bounds) < math.inf:
        errors["bound for ramps"] = bounds
    if target.shape.jump:
        errors["half the jump"] = [target.shape.jump / 2] * len(WIDTHS)
    return errors


def wait_for_errors(setting: Setting) -> dict[str, list[float]]:
    """Train at six widths from 16 seeds each, once for everybody who asks."""
    target = setting.target
    found = wait_for(
        ("found errors", setting.problem),
        lambda report: found_errors(target, on_epoch=report),
        seconds=sum(map(find_seconds, TRAINED_WIDTHS)),
        label=f"Training {len(TRAINED_WIDTHS) * len(SEEDS)} networks",
    )
    return found or {}
