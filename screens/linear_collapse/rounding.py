"""Two experiments: how far rounding drives the two ways apart, and without rounding."""

from fractions import Fraction

import streamlit as st
import torch
from torch import Tensor

from charts.linear_collapse.rerolls import FORMATS, rerolls_chart, rerolls_frame
from core.affine import collapse, forward
from core.linear_collapse.exact import exact_layers, exact_tenths
from core.linear_collapse.rounding import (
    Rerolls,
    largest_difference,
    reroll,
    rounding_bound,
)
from core.linear_collapse.stack import Stack
from screens.linear_collapse.numbers import count, power
from serving.tables import table
from ui.draw import draw
from ui.fragments import fragment

NUM_REROLLS = 200
DTYPES = {name: getattr(torch, name) for name in FORMATS}

cached_reroll = st.cache_resource(max_entries=64)(reroll)


@fragment
def show_exact(stack: Stack) -> None:
    """Compute both ways in fractions and show that the difference is the integer 0."""
    X, layers = exact_tenths(stack.X), exact_layers(stack.layers)
    stacked, single = forward(X, layers), collapse(*layers)(X)
    unit = Fraction(1, 10 ** (len(layers) + 1))
    gap = abs(stacked - single).max() * unit
    left, right = st.columns([5, 3], gap="large")
    with left:
        st.markdown("The first output of the first example, as a fraction:")
        st.latex(rf"\text{{stack:}}\quad O_{{11}} = {fraction(stacked[0, 0] * unit)}")
        st.latex(
            rf"\text{{one layer:}}\quad O_{{11}} = {fraction(single[0, 0] * unit)}"
        )
    with right:
        st.metric(f"Largest difference over {count(stacked.size, 'output')}", str(gap))
    st.markdown(
        "**What you see.** Every number of the stack is a whole number of tenths, and "
        "integers are added and multiplied without rounding. Computed so, the two ways "
        f"differ by **{gap}**, the integer, and not by some small number. This is the "
        "proof for these matrices, and the derivation is the proof for all; the "
        "10⁻⁷ of floating point is neither."
    )


def fraction(value: Fraction) -> str:
    """Write a fraction in LaTeX, in lowest terms and as a decimal."""
    sign = "-" if value < 0 else ""
    decimal = f"{float(value):.6f}".rstrip("0").rstrip(".")
    written = rf"{sign}\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"
    equals = "=" if Fraction(decimal) == value else r"\approx"
    return f"{written} {equals} {decimal}"


@fragment
def show_rounding(stack: Stack, seed: int) -> None:
    """Show difference and bound in both formats, and for many re-rolls."""
    picture, words = st.columns([5, 3], gap="large")
    rerolls = cached_reroll(stack.widths, len(stack.X), NUM_REROLLS, seed)
    with picture:
        draw(
            rerolls_chart,
            alt_text="Largest difference and its bound for 200 re-rolls in float32 and "
            "float64; every difference lies left of its bound",
            rerolls=table(
                rerolls_frame, {name: rerolls[dtype] for name, dtype in DTYPES.items()}
            ),
        )
    with words:
        for name, dtype in DTYPES.items():
            _explain_format(name, stack.X.to(dtype), stack)
    st.markdown(
        f"**What you see.** {_explain_rerolls(rerolls)} In the format with more digits "
        "the dots move left by nearly nine orders of magnitude, and so does the bound: "
        "the difference belongs to the format, not to the networks."
    )
    st.latex(
        r"\begin{aligned} |\text{stack} - \text{one layer}| &\le "
        r"\frac{K\,\varepsilon\,M}{1 - K\varepsilon/2} \\ "
        r"K &= \textstyle\sum_k (m_k + 1) \end{aligned}"
    )
    st.markdown(
        "K counts the roundings an output passes through (a layer with m inputs adds "
        "m products and a bias), ε is the gap between 1 and the next number of the "
        "format, and M is the output of the same network with every number replaced "
        "by its absolute value."
    )


def _explain_format(name: str, X: Tensor, stack: Stack) -> None:
    gap = float(largest_difference(X, stack.layers))
    bound = rounding_bound(X, stack.layers)
    st.metric(f"Largest difference in {name}", power(gap))
    st.markdown(
        f"It cannot exceed K ε M = {bound.operations} · {power(bound.epsilon)} · "
        f"{float(bound.magnitude):.2f} = **{power(float(bound.value))}**."
    )


def _explain_rerolls(rerolls: dict[torch.dtype, Rerolls]) -> str:
    single = rerolls[torch.float32]
    within = int((single.difference <= single.bound).sum())
    closest = float((single.difference / single.bound).max())
    text = (
        f"All sizes kept, the weights and examples were drawn {NUM_REROLLS} times. In "
        f"float32 {within} of {NUM_REROLLS} stay within their bound; the closest "
        f"comes to {100 * closest:.2g}% of it."
    )
    zeros = {
        name: int((rerolls[dtype].difference == 0).sum())
        for name, dtype in DTYPES.items()
    }
    if any(zeros.values()):
        told = " and ".join(f"{number} in {name}" for name, number in zeros.items())
        text += f" At the left edge stand those that differ by exactly 0: {told}."
    return text
