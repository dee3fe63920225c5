"""The main picture: a network built by hand, its units, its error and its bound."""

import pandas as pd
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
from core.mlp import MLP
from sections.universal_approximation.setting import Setting
from sections.universal_approximation.statement import (
    MOST_BANDS,
    UNITS_AT_ONCE,
    error_of,
    units_of,
    what_you_see,
)
from sections.universal_approximation.wording import number
from ui.draw import draw
from ui.predict import Prediction, predict

RATIOS = {
    "same": "about as large",
    "half": "about half as large",
    "quarter": "about a quarter as large",
    "less": "smaller still",
}


def show_built(setting: Setting) -> None:
    """Draw the target, the network, what its units add, and the error."""
    target, construction = setting.target, CONSTRUCTIONS[setting.construction]
    mlp = construction.build(target, setting.num_hiddens, setting.sharpness)
    x = target.grid(321)
    y, y_hat = target(x), curve(mlp, construction.activation, x)
    frame = fits_frame(x, target=y, by_hand=y_hat)
    if setting.outside:
        frame = _with_outside(frame, setting, mlp)
    draw(
        approximation_chart,
        alt_text="The target, the network built by hand, and the bands its units add",
        bands=_bands(setting, mlp, limits(y, y_hat)),
        curves=frame,
        labels=label_frame(
            frame, target=target.title, by_hand=f"{units_of(setting)}, by hand"
        ),
        examples=examples_frame(target.examples),
        kinks=kinks_frame(-mlp.b1 / mlp.W1[0], target.low, target.high),
    )
    bound = construction.bound(target, setting.num_hiddens, setting.sharpness)
    draw(
        error_chart,
        alt_text="Network minus target, and the bound the theorem gives",
        error=error_frame(x, y_hat - y),
        bound=bound_frame(bound, error_of(setting)),
    )
    st.markdown(what_you_see(setting, bound))


def _bands(setting: Setting, mlp: MLP, bounds: tuple[float, float]) -> pd.DataFrame:
    x = setting.target.grid(81)
    activation = CONSTRUCTIONS[setting.construction].activation
    at_once = UNITS_AT_ONCE[setting.construction]
    _, sums = partial_sums(mlp, activation, x, MOST_BANDS + 1, at_once)
    return bands_frame(x, sums, bounds)


def _with_outside(frame: pd.DataFrame, setting: Setting, mlp: MLP) -> pd.DataFrame:
    """Add what the network says one length of the interval to the left and right."""
    target, activation = setting.target, CONSTRUCTIONS[setting.construction].activation
    shift = target.high - target.low
    inside = target.grid(33)
    left, right = inside - shift, inside + shift
    sides = [
        fits_frame(side, by_hand=curve(mlp, activation, side)) for side in (left, right)
    ]
    return pd.concat([sides[0], frame, sides[1]])


def ask_built(setting: Setting) -> None:
    """Ask what twice the units do to the error."""
    before, after = (error_of(setting._replace(num_hiddens=h)) for h in (16, 32))
    predict(
        Prediction(
            "doubling",
            "From 16 to 32 hidden units, the largest error becomes …",
            RATIOS,
            lambda: _ratio_name(after, before),
            lambda: (
                f"16 units miss the {setting.target.title} by {number(before)} at "
                f"worst, 32 units by {number(after)}."
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
