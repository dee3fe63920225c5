"""Error against width: every method on one pair of logarithmic axes."""

import math

import pandas as pd
import streamlit as st

from charts.universal_approximation.errors import (
    ends_frame,
    now_frame,
    widths_chart,
    widths_frame,
)
from core.universal_approximation.errors import WIDTHS
from core.universal_approximation.trained import TRAINED_WIDTHS
from screens.universal_approximation.link import LINK
from screens.universal_approximation.measured import cached_errors, wait_for_errors
from screens.universal_approximation.phrases import number
from screens.universal_approximation.target_choice import TargetSetting
from serving.tables import table
from ui.controls import choose_bool
from ui.draw import draw
from ui.predict import Prediction, locked_answer, predict

KEY = "lowest"
AT = 64
NO_ERROR = 1e-12
SO_FAR = 3
ASKED = ("ReLU ramps", "sigmoid steps", "Gaussian kernel", "x² units")


def show_width(setting: TargetSetting) -> None:
    """Draw the largest error of every method against the number of units."""
    errors = cached_errors(setting.problem, setting.sharpness)
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        revealed = _ask(setting, errors)
        with_trained = choose_bool(
            "Add the trained networks", "with_trained", LINK["with_trained"].default
        )
    if not revealed:
        with picture:
            _draw_beginning(setting, errors)
        return
    frame = widths_frame(WIDTHS, errors)
    with picture:
        found = wait_for_errors(setting) if with_trained else {}
    if found:
        named = {f"trained, {rank}": row for rank, row in found.items()}
        frame = pd.concat([widths_frame(TRAINED_WIDTHS, named), frame])
    with picture:
        _draw(setting, frame)
    st.markdown(_what_you_see(setting, errors, found))
    st.latex(
        r"\max_x |\hat f(x) - f(x)| \le \frac{M \Delta^2}{8}, \quad "
        r"\Delta = \frac{b - a}{h}"
    )


def _draw_beginning(setting: TargetSetting, errors: dict[str, list[float]]) -> None:
    """Draw the methods of the question as far as they do not answer it."""
    few = [width for width in WIDTHS if width <= SO_FAR]
    _draw(
        setting, widths_frame(few, {name: errors[name][: len(few)] for name in ASKED})
    )
    st.caption(f"Up to {SO_FAR} units. Lock your answer to see how the lines go on.")


def _draw(setting: TargetSetting, frame: pd.DataFrame) -> None:
    draw(
        widths_chart,
        alt_text="Largest error of each method against the number of hidden units",
        widths=frame,
        ends=ends_frame(frame),
        now=table(now_frame, setting.num_hiddens),
    )


def _at(errors: list[float], num_hiddens: int) -> float:
    return errors[WIDTHS.index(num_hiddens)]


def _ask(setting: TargetSetting, errors: dict[str, list[float]]) -> bool:
    about = setting.problem, setting.sharpness
    return predict(
        Prediction(
            KEY,
            f"{AT} units each, on the {setting.target.title}: whose largest error is "
            "the smallest?",
            {name: name for name in ASKED},
            lambda: _lowest(errors, locked_answer(KEY, about)),
            lambda: (
                "; ".join(f"{name} {number(_at(errors[name], AT))}" for name in ASKED)
                + "."
            ),
        ),
        about=about,
    )


def _lowest(errors: dict[str, list[float]], chosen: str | None) -> str:
    """Return whose error is the smallest; of several as small, the reader's choice."""
    last = {name: _at(errors[name], AT) for name in ASKED}
    lowest = [name for name in ASKED if last[name] <= min(last.values()) + NO_ERROR]
    return chosen if chosen in lowest else lowest[0]


def _what_you_see(
    setting: TargetSetting,
    errors: dict[str, list[float]],
    found: dict[str, list[float]],
) -> str:
    ramps = errors["ReLU ramps"]
    ratio = _at(ramps, 32) / max(_at(ramps, AT), 1e-300)
    slope = (
        f"From 32 to {AT} units the ramps' error falls by a factor of {number(ratio)}"
        if NO_ERROR < _at(ramps, AT) < math.inf
        else f"With {AT} units the ramps have no error left: between the knots the "
        "target is straight"
    )
    jump = setting.target.shape.jump
    if jump:
        slope = f"The jump keeps every continuous curve at {number(jump / 2)} or above"
    trained = (
        f" Trained on the squared error, {AT} units come to a largest error of "
        f"{number(found['median'][-1])} at the median of 16 seeds and "
        f"{number(found['best'][-1])} at best."
        if found
        else ""
    )
    return (
        f"**What you see.** {slope}. The sum of units with σ(x) = x² is a parabola, "
        "however many there are; the one of least squares misses by "
        f"**{number(errors['x² units'][0])}** at worst. With biases, and an activation "
        "that is locally bounded and piecewise continuous, one hidden layer can "
        "approximate every continuous function on a closed and bounded interval if and "
        "only if the activation is not a polynomial (Leshno et al., 1993)."
        f"{trained}"
        f"{_about_kernels(setting, errors['Gaussian kernel'])}"
    )


def _about_kernels(setting: TargetSetting, gaussian: list[float]) -> str:
    noisy = (
        " The kernels are given the measurements themselves, and without a ridge they "
        "follow the noise."
        if setting.target.noisy
        else ""
    )
    rises = (
        " The Gaussian kernel suits smooth targets; where its line rises again, "
        "rounding spoils its nearly singular system of equations."
        if gaussian[-1] > 2 * min(gaussian) and min(gaussian) < 1e-4
        else ""
    )
    return f"{noisy}{rises}"
