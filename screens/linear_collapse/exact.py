"""Experiment: the same comparison without rounding, which is a proof."""

from fractions import Fraction

import streamlit as st

from core.affine import collapse, forward
from core.linear_collapse.exact import exact_layers, exact_tenths
from core.linear_collapse.stack import Stack
from screens.linear_collapse.numbers import count
from ui.fragments import fragment


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
