"""The comparison in words: values and slopes at the point, formulas, the claims."""

from functools import lru_cache

import streamlit as st

from core.activation_gallery.claims import chapter_claims
from core.properties.is_affine import constant_slope
from screens.activation_gallery.names import at_settings, number, written
from screens.activation_gallery.shown import Shown
from ui.fold import fold_away

SQUARES = " Small squares mark what PyTorch takes exactly at a kink or a jump."
FORMULAS = "Formulas and sources"
CLAIMS = "The chapter's claims, checked"
CHECK = {True: ":material/check: holds", False: ":material/close: does not hold"}


def show_readings(shown: Shown) -> None:
    """Say what every function and its slope are at the chosen point."""
    readings = shown.readings
    if not readings:
        return
    sentences = [
        f"**{written(name)}** is {number(at.value)} with slope {number(at.slope)}"
        for name, at in readings.items()
    ]
    st.markdown(
        f"**What you see.** At x = {number(shown.x)}, {'; '.join(sentences)}. The "
        "slope is the factor by which the unit multiplies a gradient on its way back."
        + (SQUARES if any(shown.kinks.values()) else "")
    )
    _say_straight(shown)
    undefined = [
        f"{written(name)} ({100 * share:.0f}% of the picture)"
        for name, curve in shown.curves.items()
        if (share := curve.undefined_share)
    ]
    if undefined:
        st.markdown(
            f"Where the line of {' and '.join(undefined)} has a gap, the formula is "
            "undefined: its value is not a finite number."
        )


def _say_straight(shown: Shown) -> None:
    """Say of everything that is affine that it is no activation."""
    for name, activation in shown.activations.items():
        slope = constant_slope(activation, shown.settings[name])
        if slope is not None:
            st.warning(
                f"{written(name)} does not bend: its slope is {number(slope)} "
                "everywhere. Layers with it between them are affine layers in a row, "
                "and collapse into one, as in [lesson 2](linear_collapse).",
                icon=":material/horizontal_rule:",
            )


def show_formulas(shown: Shown) -> None:
    """Write the formulas and say where each function comes from."""
    fold_away(
        FORMULAS, lambda: st.markdown(_formulas(shown)), icon=":material/function:"
    )


def show_claims() -> None:
    """List what the chapter says of its three functions, each checked."""
    fold_away(CLAIMS, lambda: st.markdown(_claims()), icon=":material/fact_check:")


def _formulas(shown: Shown) -> str:
    return "\n\n".join(
        f"**{written(name)}**, {activation.family}{_settings(shown, name)}  \n"
        f"$\\displaystyle f(x) = {activation.latex}$  \n"
        f"$\\displaystyle f'(x) = {activation.derivative_latex}$  \n"
        f"{activation.reference}."
        for name, activation in shown.activations.items()
    )


def _settings(shown: Shown, name: str) -> str:
    text = at_settings(shown.activations[name], shown.settings[name])
    return f", here with {text}" if text else ""


@lru_cache(maxsize=1)
def _claims() -> str:
    rows = "\n".join(
        f"| {claim.sentence} | {claim.computed} | {CHECK[claim.holds]} |"
        for claim in chapter_claims()
    )
    return f"| The chapter says | Computed | |\n|---|---|---|\n{rows}"
