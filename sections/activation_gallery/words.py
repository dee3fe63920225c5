"""The comparison in words: values and slopes at the point, formulas, the claims."""

from functools import lru_cache

import streamlit as st

from core.chapter_claims import Claim, chapter_claims
from sections.activation_gallery.compare import Shown

CHECK = {True: ":material/check: holds", False: ":material/close: does not hold"}


def show_readings(shown: Shown) -> None:
    """Say what every function and its slope are at the chosen point."""
    readings = shown.readings()
    if not readings:
        return
    sentences = [
        f"**{_plain(name)}** is {_number(at.value)} and its slope is "
        f"{_number(at.slope)}"
        for name, at in readings.items()
    ]
    st.markdown(
        f"**What you see.** At x = {shown.x:g}: {'; '.join(sentences)}. The slope is "
        "the factor by which this unit multiplies the gradient on its way back."
    )
    undefined = [
        _plain(name)
        for name, curve in shown.curves().items()
        if curve.value.isnan().sum() > curve.slope.numel() // 50
    ]
    if undefined:
        st.markdown(
            f"{' and '.join(undefined)}: where the line has a gap, the formula is "
            "undefined (not a finite number)."
        )


def show_formulas(shown: Shown) -> None:
    """Write the formulas and say where each function comes from."""
    with st.expander("Formulas and sources", icon=":material/function:"):
        st.markdown(
            "\n\n".join(
                f"**{_plain(name)}** (*{activation.family}*)  \n"
                f"$\\displaystyle f(x) = {activation.latex}$  \n"
                f"$\\displaystyle f'(x) = {activation.derivative_latex}$  \n"
                f"{activation.reference}."
                for name, activation in shown.activations.items()
            )
        )


def show_claims() -> None:
    """List what the chapter says of its three functions, each checked."""
    with st.expander("The chapter's claims, checked", icon=":material/fact_check:"):
        rows = "\n".join(
            f"| {claim.sentence} | {claim.computed} | {CHECK[claim.holds]} |"
            for claim in _claims()
        )
        st.markdown(f"| The chapter says | Computed | |\n|---|---|---|\n{rows}")


@lru_cache(maxsize=1)
def _claims() -> list[Claim]:
    return chapter_claims()


def _number(value: float) -> str:
    return "undefined" if value != value else f"{value:.4g}"


def _plain(name: str) -> str:
    """Keep a typed formula from being read as Markdown."""
    return "".join(f"\\{c}" if c in r"\`*_{}[]()<>#+-!|$~" else c for c in name)
