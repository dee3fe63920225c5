"""What is said of the network built by hand: its error, its bound, its formula."""

import math

import torch

from core.universal_approximation.constructions import (
    CONSTRUCTIONS,
    bump_tails,
    ramp_bounds,
)
from core.universal_approximation.errors import curve
from screens.universal_approximation.phrases import count, number
from screens.universal_approximation.target_choice import TargetSetting, cached_error

FIRST_ASKED = 15  # Hidden units from which the error answers the question.
AT_FIRST = "The error itself follows once every bend has several knots."
UNITS_AT_ONCE = {"ramps": 1, "steps": 1, "bumps": 2}
UNIT_NAMES = {"ramps": "ReLU", "steps": "sigmoid", "bumps": "sigmoid"}
MEASURED = ("motorcycle", "formula", "points")
BOUND = r"|\hat f - f| \le M \Delta^2 / 8, \quad M = \max |f''|"
FORMULAS = {
    "ramps": r"""\begin{aligned}
\hat f(x) &= f(t_0) + \textstyle\sum_{i=0}^{h-1} v_i\,
  \mathrm{ReLU}(x - t_i) \\
v_i &= s_i - s_{i-1}, \quad s_{-1} = 0 \\
s_i &= \bigl(f(t_{i+1}) - f(t_i)\bigr) / \Delta
\end{aligned}""",
    "steps": r"""\begin{aligned}
\hat f(x) &= f(m_0) + \textstyle\sum_{i=1}^{h} v_i\,\sigma\bigl(w (x - s_i)\bigr) \\
v_i &= f(m_i) - f(m_{i-1}), \quad w = \text{sharpness} / \Delta
\end{aligned}""",
    "bumps": r"""\begin{aligned}
\hat f(x) &= b + \textstyle\sum_i v_i\,(\sigma_i - \sigma_{i+1}) \\
\sigma_i &= \sigma\bigl(w (x - s_i)\bigr) \\
v_i &= f(m_i) - b, \quad w = \text{sharpness} / \Delta
\end{aligned}""",
}


def error_of(setting: TargetSetting) -> float:
    """Return the largest error of the network built by hand."""
    return cached_error(
        setting.problem, setting.construction, setting.num_hiddens, setting.sharpness
    )


def units_of(setting: TargetSetting) -> str:
    """Return how many units of which kind it has."""
    return count(setting.num_hiddens, f"{UNIT_NAMES[setting.construction]} unit")


def hides_error(setting: TargetSetting, revealed: bool) -> bool:
    """Tell whether the error would answer the question that is still open."""
    return not revealed and setting.num_hiddens >= FIRST_ASKED


def what_you_see(setting: TargetSetting, bound: float, revealed: bool) -> str:
    """Say what the picture shows, with its numbers; the bound once it is asked for."""
    verb = "misses" if setting.num_hiddens == 1 else "miss"
    units, title = units_of(setting), setting.target.title
    if hides_error(setting, revealed):
        return (
            f"**What you see.** {units} and the {title}. Lock your answer to see by "
            f"how much they miss it from {FIRST_ASKED} units on."
        )
    error = error_of(setting)
    size = "rounding alone" if error < 1e-12 else f"{number(error)} at worst"
    seen = f"**What you see.** {units} {verb} the {title} by **{size}**."
    return f"{seen} {_about_the_bound(setting, bound)}" if revealed else seen


def _about_the_bound(setting: TargetSetting, bound: float) -> str:
    slope, second_derivative, jump = setting.target.shape
    seen = " (as far as the grid can tell)" if setting.name == "formula" else ""
    if jump:
        return (
            f"The target jumps by {number(jump)}{seen}: a continuous network keeps "
            f"an error of at least half of that, {number(jump / 2)}, at any width."
        )
    if slope == math.inf:
        takagi = (
            " With h a power of 2, ramps miss Takagi's curve by exactly 2/(3h): twice "
            "the units, half the error."
        )
        return f"It has no steepest slope{seen}, so no bound applies." + (
            takagi if setting.name == "rough" else ""
        )
    if setting.construction != "ramps":
        tails = (
            f" but for {number(bump_tails(setting.target, setting.sharpness))}, the "
            "tails of the outer bumps, which only sharper bumps shrink"
            if setting.construction == "bumps"
            else ""
        )
        return (
            f"The steepest slope is {number(slope)}, which bounds the error by "
            f"{number(bound)}: twice the units, half of this bound{tails}. {AT_FIRST}"
        )
    if second_derivative == math.inf:
        return (
            "At a kink there is no f'' that could bound the error; the steepest slope, "
            f"{number(slope)}, bounds it by {number(bound)}. That is for a kink "
            "between two knots; a knot on the kink removes its share of the error."
        )
    return _about_a_smooth_bound(setting)


def _about_a_smooth_bound(setting: TargetSetting) -> str:
    """Name the bound of the ramps that is the smaller one."""
    slope, second_derivative, _ = setting.target.shape
    measured = " (measured)" if setting.name in MEASURED else ""
    by_second, by_slope = ramp_bounds(setting.target, setting.num_hiddens)
    bound = min(by_second, by_slope)
    if by_slope < by_second:
        return (
            f"The steepest slope, {number(slope)}{measured}, bounds it by "
            f"{number(bound)}: with so few units its Δ/2 is less than Δ²/8 of the "
            f"largest |f''|, {number(second_derivative)}. {AT_FIRST}"
        )
    return (
        f"Interpolation theory bounds it by {number(bound)}: the largest |f''|, "
        f"{number(second_derivative)}{measured}, times Δ²/8. Twice the units, a "
        f"quarter of this bound. {AT_FIRST}"
    )


def outside_text(setting: TargetSetting) -> str:
    """Say what the network does beyond the interval."""
    target, construction = setting.target, CONSTRUCTIONS[setting.construction]
    mlp = construction.build(target, setting.num_hiddens, setting.sharpness)
    span = target.high - target.low
    far = target.high + span * torch.arange(3, dtype=torch.float64)
    # Rounded, and + 0.0, so that no rounding noise and no -0 is shown.
    heights = curve(mlp, construction.activation, far).round(decimals=9) + 0.0
    end, once, twice = heights.tolist()
    goes_on = {"ramps": "is a straight line", "bumps": "falls back to its base"}.get(
        setting.construction, "levels off"
    )
    if setting.construction == "bumps" and setting.num_hiddens % 2:
        goes_on = "keeps to the left half of its last bump, which has no right one"
    return (
        f"The theorem says nothing there, and this network {goes_on}: {number(end)} "
        f"at the right end, {number(once)} one length of the interval further, "
        f"{number(twice)} two lengths."
    )
