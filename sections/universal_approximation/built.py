"""The main picture: a network built by hand, its units, its error and its bound."""

import math

import streamlit as st

from charts.approximation import (
    approximation_chart,
    bands_frame,
    bound_frame,
    error_chart,
    error_frame,
    kinks_frame,
)
from charts.fits import examples_frame, fits_frame, label_frame, limits
from core.approximation import CONSTRUCTIONS
from core.curve_error import curve, partial_sums
from sections.universal_approximation.setting import Setting, cached_error
from ui.draw import draw
from ui.predict import Prediction, predict

MOST_BANDS = 12
UNITS_AT_ONCE = {"ramps": 1, "steps": 1, "bumps": 2}
RATIOS = {
    "same": "about as large",
    "half": "about half as large",
    "quarter": "about a quarter as large",
    "less": "smaller still",
}
UNIT_NAMES = {"ramps": "ReLU", "steps": "sigmoid", "bumps": "sigmoid"}


def show_built(setting: Setting) -> None:
    """Draw the target, the network, what its units add, and the error."""
    target, construction = setting.target, CONSTRUCTIONS[setting.construction]
    mlp = construction.build(target, setting.num_hiddens, setting.sharpness)
    x = target.grid(321)
    y, y_hat = target(x), curve(mlp, construction.activation, x)
    coarse = target.grid(81)
    at_once = UNITS_AT_ONCE[setting.construction]
    _, sums = partial_sums(
        mlp, construction.activation, coarse, MOST_BANDS + 1, at_once
    )
    frame = fits_frame(x, target=y, by_hand=y_hat)
    draw(
        approximation_chart,
        alt_text="The target, the network built by hand, and the bands its units add",
        bands=bands_frame(coarse, sums, limits(y, y_hat)),
        curves=frame,
        labels=label_frame(
            frame, target=target.title, by_hand=f"{_units(setting)}, by hand"
        ),
        examples=examples_frame(target.examples),
        kinks=kinks_frame(-mlp.b1 / mlp.W1[0], target.low, target.high),
    )
    bound = construction.bound(target, setting.num_hiddens, setting.sharpness)
    draw(
        error_chart,
        alt_text="Network minus target, and the bound the theorem gives",
        error=error_frame(x, y_hat - y),
        bound=bound_frame(bound, _error(setting)),
    )
    st.markdown(_what_you_see(setting, bound))


def ask_built(setting: Setting) -> None:
    """Ask what twice the units do to the error."""
    before, after = (_error(setting._replace(num_hiddens=h)) for h in (16, 32))
    predict(
        Prediction(
            "doubling",
            "From 16 to 32 hidden units, the largest error becomes …",
            RATIOS,
            lambda: _ratio_name(after, before),
            lambda: (
                f"16 units miss the {setting.target.title} by {before:.3g} at worst, "
                f"32 units by {after:.3g}."
            ),
        ),
        about=(setting.problem, setting.construction, setting.sharpness),
    )


def _ratio_name(after: float, before: float) -> str:
    if after > 0.72 * before or before < 1e-12:
        return "same"
    if after > 0.36 * before:
        return "half"
    return "quarter" if after > 0.18 * before else "less"


def _error(setting: Setting) -> float:
    return cached_error(
        setting.problem, setting.construction, setting.num_hiddens, setting.sharpness
    )


def _units(setting: Setting) -> str:
    s = "" if setting.num_hiddens == 1 else "s"
    return f"{setting.num_hiddens} {UNIT_NAMES[setting.construction]} unit{s}"


def _what_you_see(setting: Setting, bound: float) -> str:
    error = _error(setting)
    number = "rounding alone" if error < 1e-12 else f"{error:.3g} at worst"
    at_once = UNITS_AT_ONCE[setting.construction]
    units = "one unit adds" if at_once == 1 else "a pair of units adds"
    bands = (
        f"Each band is what {units}"
        if setting.num_hiddens <= at_once * MOST_BANDS
        else f"Each of the {MOST_BANDS} bands is what a group of units adds"
    )
    return (
        f"**What you see.** {_units(setting)} miss the {setting.target.title} by "
        f"**{number}**. {bands}; stacked, they are the curve. "
        f"{_about_the_bound(setting, bound)}"
    )


def _about_the_bound(setting: Setting, bound: float) -> str:
    shape = setting.target.shape
    if shape.jump:
        return (
            f"The target jumps by {shape.jump:.3g}: a continuous network keeps an "
            f"error of at least half of that, {shape.jump / 2:.3g}, whatever its width."
        )
    if not bound < math.inf:
        return (
            "This target has no steepest slope, so no bound applies. With h a power of "
            "2, ramps miss Takagi's curve by exactly 2/(3h): the error halves."
            if setting.name == "rough"
            else "This target has no steepest slope, so no bound applies."
        )
    if setting.construction != "ramps":
        return (
            f"The steepest slope is {shape.slope:.3g}, which bounds the error by "
            f"{bound:.3g}: twice the units, half the bound."
        )
    if shape.curvature < math.inf:
        return (
            f"The theorem bounds it by {bound:.3g}, the largest curvature "
            f"{shape.curvature:.3g} times Δ²/8: twice the units, a quarter of it."
        )
    return (
        f"At the kink there is no curvature; the slope {shape.slope:.3g} bounds the "
        f"error by {bound:.3g}. If a knot falls on the kink, nothing is left of it."
    )
