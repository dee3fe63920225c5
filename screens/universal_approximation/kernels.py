"""The weights solved, not trained: how many points does a kernel's curve meet?"""

import math

import streamlit as st
import torch

from charts.universal_approximation.fits import examples_frame, limits, within
from core.notation import count, number, superscript
from core.universal_approximation.errors import sup_error
from core.universal_approximation.kernels import (
    KERNELS,
    KernelFit,
    kernel_examples,
    kernel_network,
)
from screens.universal_approximation.link import LINK
from screens.universal_approximation.more import KERNEL_SOURCES
from screens.universal_approximation.target_choice import (
    WAVE,
    Problem,
    cached_target,
    choose_problem,
    other_settings,
)
from screens.universal_approximation.target_picture import draw_fits
from serving.tables import table
from ui.controls import choose_float, choose_int, choose_one, choose_step
from ui.deck import controls, picture, readout
from ui.screen import Choice, Screen
from ui.text import to_html

POINTS = LINK["num_hiddens"].default
LENGTH = LINK["length"].default
EXACT = 1e-9


@st.cache_resource(max_entries=128, show_spinner=False)
def cached_fit(
    problem: Problem, num_hiddens: int, name: str, length: float, ridge: str
) -> KernelFit:
    """Solve once for everybody."""
    return kernel_network(
        cached_target(*problem), num_hiddens, name, length, float(ridge)
    )


def asked() -> KernelFit:
    """Return the fit of the question."""
    return cached_fit(WAVE, POINTS, "gaussian", LENGTH, "0")


def misses(problem: Problem, fit: KernelFit) -> tuple[float, float]:
    """Return the largest error at the points and on the interval."""
    target = cached_target(*problem)
    places, values = kernel_examples(target, len(fit.centers))
    x = target.grid(1025)
    return sup_error(fit(places), values), sup_error(fit(x), target(x))


def show(solved: bool) -> None:
    """Draw the points; once it is guessed, the curve that is solved for."""
    problem, fit = WAVE, None
    if solved:
        with controls():
            name = choose_one("Kernel", "kernel", LINK["kernel"].values)
            length = choose_float(
                "Width ℓ, as a share of the interval", "length", LINK["length"]
            )
            with other_settings():
                ridge = choose_step("Ridge λ", "ridge", LINK["ridge"].values)
                num_points = choose_int(
                    "Points, a unit on each", "num_hiddens", LINK["num_hiddens"]
                )
                problem = choose_problem()
        fit = cached_fit(problem, num_points, name, length, ridge)
    with picture():
        _draw(problem, fit)
    if fit:
        readout(to_html(_reading(problem, fit)))


def _draw(problem: Problem, fit: KernelFit | None) -> None:
    target = cached_target(*problem)
    x = target.grid(193)
    places, values = kernel_examples(target, len(fit.centers) if fit else POINTS)
    y = target(x)
    curves, names = {"target": y}, {"target": target.title}
    if fit:
        curves["kernel"] = within(fit(x), *limits(y, share=0.6))
        names["kernel"] = f"solved, {count(len(places), 'unit')}"
    draw_fits(
        x,
        curves,
        names,
        "The target, its points, and the curve that is solved for"
        if fit
        else f"The target and {POINTS} points of it",
        points=table(examples_frame, torch.stack([places, values], dim=1)),
    )


def _power(value: float) -> str:
    """Write the size of a number as a power of ten: 10⁻¹⁵; 0 stays 0."""
    if value == 0:
        return "0"
    exponent = round(math.log10(value))
    return f"10{superscript(exponent)}" if exponent else "1"


def _reading(problem: Problem, fit: KernelFit) -> str:
    at_points, anywhere = misses(problem, fit)
    condition = (
        _power(fit.condition)
        if fit.condition < math.inf
        else "more than float64 can hold"
    )
    return (
        f"Off by **{_power(at_points)}** at the points, "
        f"**{number(float(f'{anywhere:.2g}'))}** elsewhere. The equations amplify "
        f"rounding by up to {condition}, their *condition number*."
    )


def truth() -> str:
    """Name how many points are met, and whether the rest is."""
    at_points, anywhere = misses(WAVE, asked())
    if at_points > EXACT:
        return "close"
    return "points" if anywhere > EXACT else "curve"


def reply(answer: str) -> str:
    """Say what the guess takes equations to do."""
    return {
        "close": "None exactly: so training ends. But here as many weights as points "
        "are solved for.",
        "points": "All points, and not the curve between: nothing was asked there.",
        "curve": "The points, yes. But between them nothing was asked of the curve.",
    }[answer]


def explain() -> str:
    """Say why the points are met exactly."""
    return (
        f"**{POINTS} weights, {POINTS} linear equations: every point is met** "
        "(Micchelli, 1984), without training. The price is a unit for each example, "
        "and a system that rounding spoils when wide units look alike."
    )


def show_system() -> None:
    """Write the system of the kernel that is chosen."""
    state = st.session_state
    name, ridge = state.get("kernel") or "gaussian", state.get("ridge") or "0"
    st.latex(
        r"\begin{aligned} f(x) &= \textstyle\sum_{i=1}^{h} a_i\,k(|x - x_i|) \\"
        rf"{_system(name, ridge)} &= y, \quad k(r) = {KERNELS[name].formula}"
        r"\end{aligned}"
    )
    st.markdown(
        "The condition number says by how much the system can amplify float64's "
        "rounding errors of about 10⁻¹⁶. Double the width ℓ and it grows by powers of "
        "ten; a ridge λ, or a shorter ℓ, cures it. Noisy measurements are given as "
        "they are: without a ridge the curve follows the noise."
    )


def _system(name: str, ridge: str) -> str:
    """Return the left side of the linear system, as LaTeX."""
    if name == "gaussian" or ridge == "0":
        return r"(K + \lambda I)\,a"
    # Half of the eigenvalues of the others are negative; none may be moved to 0.
    return r"Q\,(\Lambda + \lambda\,\mathrm{sign}\,\Lambda)\,Q^\top a"


SCREEN = Screen(
    "kernels",
    label="Solved by kernels",
    title="Weights that are solved for: what does the curve meet?",
    setup=f"On each of {POINTS} points stands a unit, a Gaussian hill called a kernel. "
    f"Only their {POINTS} output weights are free, and one linear system gives them.",
    show=show,
    ask=Choice(
        {
            "points": "All points, but not the curve between",
            "close": "None exactly, but all nearly",
            "curve": "All points, and the curve between",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={"The linear system": show_system, "Sources": KERNEL_SOURCES},
)
