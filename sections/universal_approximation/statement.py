"""What is said of the network built by hand: its error, its bound, its formula."""

import math

import torch

from core.approximation import CONSTRUCTIONS
from core.curve_error import curve
from sections.universal_approximation.setting import Setting, cached_error
from sections.universal_approximation.wording import count, number

MOST_BANDS = 12
UNITS_AT_ONCE = {"ramps": 1, "steps": 1, "bumps": 2}
UNIT_NAMES = {"ramps": "ReLU", "steps": "sigmoid", "bumps": "sigmoid"}
MEASURED = ("motorcycle", "formula", "points")
FORMULAS = {
    "ramps": r"""\begin{aligned}
\hat f(x) &= f(t_0) + \textstyle\sum_{i=0}^{h-1} (s_i - s_{i-1})\,
  \mathrm{ReLU}(x - t_i) \\
s_i &= \bigl(f(t_{i+1}) - f(t_i)\bigr) / \Delta, \quad s_{-1} = 0 \\
|\hat f - f| &\le M \Delta^2 / 8, \quad M = \max |f''|
\end{aligned}""",
    "steps": r"""\begin{aligned}
\hat f(x) &= f(m_0) + \textstyle\sum_{i=1}^{h} v_i\,\sigma\bigl(w (x - s_i)\bigr) \\
v_i &= f(m_i) - f(m_{i-1}), \quad w = \text{sharpness} / \Delta
\end{aligned}""",
    "bumps": r"""\begin{aligned}
\hat f(x) &= b + \textstyle\sum_i v_i \bigl[\sigma(w (x - s_i))
  - \sigma(w (x - s_{i+1}))\bigr] \\
v_i &= f(m_i) - b, \quad w = \text{sharpness} / \Delta
\end{aligned}""",
}


def error_of(setting: Setting) -> float:
    """Return the largest error of the network built by hand."""
    return cached_error(
        setting.problem, setting.construction, setting.num_hiddens, setting.sharpness
    )


def units_of(setting: Setting) -> str:
    """Return how many units of which kind it has."""
    return count(setting.num_hiddens, f"{UNIT_NAMES[setting.construction]} unit")


def what_you_see(setting: Setting, bound: float) -> str:
    """Say what the picture shows, with its numbers."""
    error = error_of(setting)
    size = "rounding alone" if error < 1e-12 else f"{number(error)} at worst"
    verb = "misses" if setting.num_hiddens == 1 else "miss"
    return (
        f"**What you see.** {units_of(setting)} {verb} the {setting.target.title} by "
        f"**{size}**. {_about_the_bands(setting)}; stacked, they are the curve. "
        f"{_about_the_bound(setting, bound)}"
    )


def _about_the_bands(setting: Setting) -> str:
    at_once = UNITS_AT_ONCE[setting.construction]
    if setting.num_hiddens > at_once * MOST_BANDS:
        return f"Each of the {MOST_BANDS} bands is what a group of units adds"
    return f"Each band is what {'one unit' if at_once == 1 else 'a pair of units'} adds"


def _about_the_bound(setting: Setting, bound: float) -> str:
    slope, curvature, jump = setting.target.shape
    if jump:
        return (
            f"The target jumps by {number(jump)}: a continuous network keeps an error "
            f"of at least half of that, {number(jump / 2)}, whatever its width."
        )
    if slope == math.inf:
        takagi = (
            " With h a power of 2, ramps miss Takagi's curve by exactly 2/(3h): twice "
            "the units, half the error."
        )
        return "It has no steepest slope, so no bound applies." + (
            takagi if setting.name == "rough" else ""
        )
    if setting.construction != "ramps":
        return (
            f"The steepest slope is {number(slope)}, which bounds the error by "
            f"{number(bound)}: twice the units, half the bound."
        )
    if curvature == math.inf:
        return (
            f"At a kink there is no curvature; the slope {number(slope)} bounds the "
            f"error by {number(bound)}. A knot on the kink bends the network with it."
        )
    measured = " (measured)" if setting.name in MEASURED else ""
    return (
        f"The theorem bounds it by {number(bound)}: the largest curvature "
        f"{number(curvature)}{measured} times Δ²/8. Twice the units, a quarter of it."
    )


def formula_of(setting: Setting) -> str:
    """Return the construction as LaTeX."""
    return FORMULAS[setting.construction]


def outside_text(setting: Setting) -> str:
    """Say what the network does beyond the interval."""
    target, construction = setting.target, CONSTRUCTIONS[setting.construction]
    mlp = construction.build(target, setting.num_hiddens, setting.sharpness)
    span = target.high - target.low
    far = target.high + span * torch.arange(3, dtype=torch.float64)
    end, once, twice = (
        curve(mlp, construction.activation, far).round(decimals=9).tolist()
    )
    shape = "a straight line" if setting.construction == "ramps" else "flat"
    return (
        f"Nobody promised anything there, and this network is {shape}: {number(end)} "
        f"at the right end, {number(once)} one length of the interval further, "
        f"{number(twice)} two lengths."
    )
