"""Solved: kernel interpolation and ridge regression with as many units."""

import math

import streamlit as st
import torch

from charts.universal_approximation.fits import limits, within
from core.universal_approximation.errors import sup_error
from core.universal_approximation.kernels import (
    KERNELS,
    KernelFit,
    kernel_examples,
    kernel_network,
)
from screens.universal_approximation.fits import draw_curves
from screens.universal_approximation.link import LINK
from screens.universal_approximation.phrases import count, number, power
from screens.universal_approximation.target_choice import (
    Problem,
    TargetSetting,
    cached_target,
)
from ui.controls import choose_float, choose_one, choose_step
from ui.fragments import fragment
from ui.predict import Prediction, predict

BROKEN_LINE = ", along the broken line that ReLU ramps draw with a unit less"
TENDENCIES = {
    "grows": "grows, by far",
    "same": "stays about the same",
    "shrinks": "shrinks, by far",
}


@st.cache_resource(max_entries=128, show_spinner=False)
def cached_fit(
    problem: Problem,
    num_hiddens: int,
    name: str,
    length: float,
    ridge: str,
) -> KernelFit:
    """Solve once for everybody."""
    return kernel_network(
        cached_target(*problem), num_hiddens, name, length, float(ridge)
    )


@fragment
def show_kernels(setting: TargetSetting) -> None:
    """Draw the solved curve through (or near) its examples."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        name = choose_one("Kernel", "kernel", LINK["kernel"].values)
        length = choose_float(
            "Length scale ℓ, as a share of the interval",
            "length",
            LINK["length"],
        )
        ridge = choose_step("Ridge λ", "ridge", LINK["ridge"].values)
        _ask(setting)
    fit = cached_fit(setting.problem, setting.num_hiddens, name, length, ridge)
    with picture:
        _draw_curves(setting, fit)
        st.markdown(_what_you_see(setting, fit, ridge))
    st.latex(
        r"\begin{aligned} f(x) &= \textstyle\sum_{i=1}^{h} a_i\,k(|x - x_i|) \\"
        rf"{_system(name, ridge)} &= y, \quad k(r) = {KERNELS[name].formula}"
        r"\end{aligned}"
    )


def _system(name: str, ridge: str) -> str:
    """Return the left side of the linear system, as LaTeX."""
    if name == "gaussian" or ridge == "0":
        return r"(K + \lambda I)\,a"
    # Half of the eigenvalues of the others are negative; none may be moved to 0.
    return r"Q\,(\Lambda + \lambda\,\mathrm{sign}\,\Lambda)\,Q^\top a"


def _draw_curves(setting: TargetSetting, fit: KernelFit) -> None:
    target = setting.target
    x = target.grid(321)
    places, values = kernel_examples(target, setting.num_hiddens)
    y = target(x)
    curves = {"target": y, "kernel": within(fit(x), *limits(y, share=0.6))}
    draw_curves(
        x,
        curves,
        {"target": target.title, "kernel": f"kernel, {count(len(places), 'unit')}"},
        "The target, the examples, and the curve the kernel solves for",
        examples=torch.stack([places, values], dim=1),
    )


def _ask(setting: TargetSetting) -> None:
    fits = [cached_fit(setting.problem, 40, "gaussian", l, "0") for l in (0.02, 0.04)]
    before, after = (fit.condition for fit in fits)
    predict(
        Prediction(
            "condition",
            "40 examples, Gaussian kernel, no ridge. Its length scale ℓ doubles from "
            "0.02 to 0.04 of the interval. The condition number of the linear system …",
            TENDENCIES,
            lambda: _tendency(after / before),
            lambda: (
                f"It goes from {_condition(before)} to {_condition(after)}: wide "
                "kernels look alike, and telling them apart costs digits."
            ),
        ),
        about=setting.problem,
    )


def _tendency(ratio: float) -> str:
    return "grows" if ratio > 10 else "shrinks" if ratio < 0.1 else "same"


def _condition(value: float) -> str:
    return power(value) if value < math.inf else "beyond float64"


def _what_you_see(setting: TargetSetting, fit: KernelFit, ridge: str) -> str:
    places, values = kernel_examples(setting.target, setting.num_hiddens)
    x = setting.target.grid(1025)
    at_examples = sup_error(fit(places), values)
    anywhere = sup_error(fit(x), setting.target(x))
    return (
        f"**What you see.** No training, no seed: one linear system. "
        f"{_through(fit, ridge, at_examples, setting.target.noisy)}; its largest error "
        f"against the target is **{number(anywhere)}**. The system's condition number "
        f"is {_condition(fit.condition)}: by so much it can amplify float64's rounding "
        "errors of about 10⁻¹⁶."
    )


def _through(fit: KernelFit, ridge: str, at_examples: float, noisy: bool) -> str:
    examples = count(len(fit.centers), "example")
    if ridge != "0":
        return (
            f"With λ = {ridge} the curve misses its {examples} by up to "
            f"{number(at_examples)}, the price of a smoother curve"
        )
    if fit.rank < len(fit.centers):
        return (
            f"With λ = 0 the curve should meet {examples}, but rounding leaves "
            f"{fit.rank} of {len(fit.centers)} directions of the system, and it misses "
            f"one by {number(at_examples)} ({_cure(fit)})"
        )
    broken = fit.kernel is KERNELS["distance"] and not noisy
    return f"With λ = 0 the curve meets {examples} (to {power(at_examples)})" + (
        BROKEN_LINE if broken else ""
    )


def _cure(fit: KernelFit) -> str:
    if fit.kernel is KERNELS["distance"]:
        return "with one example the distance matrix is 0"
    return "a ridge or a shorter ℓ cures it"
