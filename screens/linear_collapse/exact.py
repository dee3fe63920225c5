"""Experiment: the same comparison without rounding, which is a proof."""

from fractions import Fraction

import streamlit as st

from core.linear_collapse.exact import (
    ExactMatrix,
    exact_collapse,
    exact_forward,
    exact_layers,
    exact_tenths,
)
from core.linear_collapse.stack import Stack
from screens.linear_collapse.numbers import count
from ui.fragments import fragment


@fragment
def show_exact(stack: Stack) -> None:
    """Compute both ways in fractions and show that the difference is the integer 0."""
    X, layers = exact_tenths(stack.X), exact_layers(stack.layers)
    stacked = exact_forward(X, layers)
    single = exact_collapse(layers)(X)
    gap = (stacked - single).largest()
    entries = len(stack.X) * len(stacked.numerators[0])
    left, right = st.columns([5, 3], gap="large")
    with left:
        st.markdown("The first output of the first example, as a fraction:")
        st.latex(rf"\text{{stack:}}\quad O_{{11}} = {fraction(stacked)}")
        st.latex(rf"\text{{one layer:}}\quad O_{{11}} = {fraction(single)}")
    with right:
        st.metric(f"Largest difference over {count(entries, 'output')}", str(gap))
    st.markdown(
        f"**What you see.** Every number of the stack is a whole number of tenths, and "
        f"whole numbers have no last digit to round away. Computed so, the two ways "
        f"differ by **{gap}**, the integer, and not by some small number. This is the "
        "proof for these matrices, and the derivation is the proof for all; the "
        "10⁻⁷ of floating point is neither."
    )


def fraction(M: ExactMatrix) -> str:
    """Write the first entry in LaTeX, in lowest terms and as a decimal."""
    value = M.entry(0, 0)
    sign = "-" if value < 0 else ""
    decimal = f"{float(value):.6f}".rstrip("0").rstrip(".")
    written = rf"{sign}\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"
    equals = "=" if Fraction(decimal) == value else r"\approx"
    return f"{written} {equals} {decimal}"
