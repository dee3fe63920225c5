"""What is said of the network built by hand: its formula, and what is not promised."""

import torch

from core.approximation import CONSTRUCTIONS
from core.curve_error import curve
from sections.universal_approximation.setting import Setting

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
