"""What is said of the network built by hand: its formula, and what is not promised."""

import torch

from core.approximation import CONSTRUCTIONS
from core.curve_error import curve
from sections.universal_approximation.setting import Setting

FORMULAS = {
    "ramps": r"\hat f(x) = f(t_0) + s_0\,\mathrm{ReLU}(x - t_0) + \sum_{i=1}^{h-1} "
    r"(s_i - s_{i-1})\,\mathrm{ReLU}(x - t_i), \quad "
    r"s_i = \frac{f(t_{i+1}) - f(t_i)}{\Delta}, \quad "
    r"|\hat f - f| \le \frac{M \Delta^2}{8}",
    "steps": r"\hat f(x) = f(m_0) + \sum_{i=1}^{h} \bigl(f(m_i) - f(m_{i-1})\bigr)\,"
    r"\sigma\bigl(w\,(x - s_i)\bigr), \quad w = \frac{\text{sharpness}}{\Delta}",
    "bumps": r"\hat f(x) = b + \sum_i \bigl(f(m_i) - b\bigr)\,"
    r"\Bigl[\sigma\bigl(w\,(x - s_i)\bigr) - \sigma\bigl(w\,(x - s_{i+1})\bigr)"
    r"\Bigr]",
}


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
        f"Nobody promised anything there, and this network is {shape}: {end:.3g} at "
        f"the right end, {once:.3g} one length of the interval further, {twice:.3g} "
        "two lengths."
    )
