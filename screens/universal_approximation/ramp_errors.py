"""The error of ramps: measured, drawn along x, and found by a script."""

from functools import lru_cache

import streamlit as st
import torch

from charts.universal_approximation.error_along import (
    bound_frame,
    error_chart,
    error_frame,
)
from core.notation import count
from core.universal_approximation.constructions import (
    CONSTRUCTIONS,
    SHARPNESS,
    build_ramps,
    ramp_bound,
)
from core.universal_approximation.errors import (
    FINE,
    construction_error,
    curve,
    sup_error,
)
from core.universal_approximation.script import approximation_script
from screens.universal_approximation.link import LINK
from screens.universal_approximation.target_choice import (
    Problem,
    cached_target,
    chosen_problem,
)
from serving.tables import table
from ui.draw import draw

UNITS = LINK["num_hiddens"].default


@lru_cache(maxsize=4000)
def error_of(problem: Problem, num_hiddens: int) -> float:
    """Measure the ramps of a target once for everybody."""
    ramps = CONSTRUCTIONS["ramps"]
    return construction_error(cached_target(*problem), ramps, num_hiddens, SHARPNESS)


def num_places(num_hiddens: int) -> int:
    """Return how many places show every cell between two knots in equal parts."""
    return max(2, round(192 / num_hiddens)) // 2 * 2 * num_hiddens + 1


def show_error() -> None:
    """Draw the error along x, between its bounds."""
    problem = chosen_problem()
    target = cached_target(*problem)
    num_hiddens = st.session_state.get("num_hiddens", UNITS)
    x = target.grid(num_places(num_hiddens))
    y, y_hat = target(x), curve(build_ramps(target, num_hiddens), torch.relu, x)
    bound = ramp_bound(target, num_hiddens)
    worst = sup_error(y_hat, y)
    st.markdown(
        f"{count(num_hiddens, 'ReLU unit')} on the {target.title}: the network minus "
        "the target. At the knots it is 0. The bound is the smaller of M Δ²/8 and "
        "L Δ/2, L the steepest slope."
    )
    draw(
        error_chart,
        alt_text="Network minus target along x, and its bound",
        height="content",
        error=table(error_frame, x, y_hat - y, 1 + y.abs().max().item()),
        bound=table(bound_frame, bound, worst),
    )


def show_script(construction: str = "ramps", measured: str = "Measured at") -> None:
    """Show a script that builds the network on the screen and finds its error."""
    problem = chosen_problem()
    num_hiddens = st.session_state.get("num_hiddens", UNITS)
    target = cached_target(*problem)
    st.markdown(f"{measured} {FINE:,} places.")
    script = approximation_script(*problem, target, construction, num_hiddens)
    st.code(script, language="python")
