"""What stands behind "More" on the screens of lesson 3."""

from collections.abc import Mapping

import streamlit as st
import torch

from core.activation_gallery.kinks import chapter_grid, slopes_at_zero
from core.activation_gallery.threshold_unit import fire
from core.activations import ACTIVATIONS, Activation
from core.notation import number
from screens.activation_gallery.gallery_script import pytorch_script
from screens.activation_gallery.shown import Shown
from ui.activation import written
from ui.deck import writes

THREE = ("relu", "sigmoid", "tanh")
STEEP = 1000.0


EXERCISES = writes(
    "**Exercises 2 and 3.** *Compute the derivative of pReLU, and of Swish*: the "
    "screen *Type the derivative* checks your formula.\n\n"
    "**Exercise 5.** *Show that tanh(x) + 1 = 2 sigmoid(2x), and that both give the "
    "same class of functions*: the screen *tanh or sigmoid* converts the weights.\n\n"
    "**Exercise 7.** *Find a case where the sigmoid's gradients vanish*: the screens "
    "*Ten in a row* and *Random layers* count what is left."
)
FIRING_SOURCES = writes(
    "W. S. McCulloch and W. Pitts, *A logical calculus of the ideas immanent in "
    "nervous activity*, Bulletin of Mathematical Biophysics 5, 1943: units that fire "
    "or do not. A sigmoid still stands at the output where a probability is wanted."
)


def show_firing_gap() -> None:
    """Say how near the sigmoid comes to the threshold unit."""
    steep = fire(STEEP)
    st.markdown(
        f"At x = 0 the sigmoid is 1/2 for every k, so a difference of "
        f"{steep.gap_at_zero:g} stays, however steep it is. Beside it the two meet: "
        f"for k = {STEEP:g} they differ by {number(steep.gap_beside, 2)} where "
        "|x| ≥ 0.1. A continuous function cannot come closer to a jump of 1."
    )
    st.latex(
        r"\frac{d}{dx}\operatorname{sigmoid}(kx) = "
        r"k \operatorname{sigmoid}(kx)\,(1 - \operatorname{sigmoid}(kx))"
    )
    k = float(st.session_state.get("k", 2.0))
    width = fire(k).width
    st.markdown(
        f"With k = {k:g} it goes from 1% to 99% over a width of {width:.2g}, and its "
        f"slope at 0 is k/4 = {k / 4:g}."
    )


def three_at(x: float) -> Shown:
    """Return the chapter's three activations, read at x."""
    activations = {ACTIVATIONS[key].label: ACTIVATIONS[key] for key in THREE}
    return Shown(activations, {name: {} for name in activations}, 8.0, x)


def show_three_formulas() -> None:
    """Write the formulas and sources of the chapter's three activations."""
    write_formulas(three_at(0.0))


def show_three_script() -> None:
    """Show how PyTorch computes the three and their slopes where the reader is."""
    x = float(st.session_state.get("point", 4.0))
    st.code(pytorch_script(three_at(x)))


def write_formulas(shown: Shown) -> None:
    """Write functions, derivatives, and where each function comes from."""
    st.markdown(
        "\n\n".join(
            f"**{written(activation)}**, {activation.family}"
            f"{_settings(activation, shown.settings[name])}  \n"
            f"$\\displaystyle f(x) = {activation.latex}$  \n"
            f"$\\displaystyle f'(x) = {activation.derivative_latex}$  \n"
            f"{activation.reference}."
            for name, activation in shown.activations.items()
        )
    )


def _settings(activation: Activation, settings: Mapping[str, float]) -> str:
    symbols = {p.name: p.symbol for p in activation.parameters}
    text = ", ".join(f"${symbols[name]} = {of:g}$" for name, of in settings.items())
    return f", here with {text}" if text else ""


def show_spellings() -> None:
    """List what autograd returns at 0 for each way to write max(x, 0)."""
    rows = "\n".join(
        f"| `{name}` | {slope:g} |" for name, slope in slopes_at_zero().items()
    )
    st.markdown(
        f"The same function max(x, 0), and autograd's slope at x = 0, by PyTorch "
        f"{torch.__version__}:\n\n| written as | slope at 0 |\n|---|---|\n{rows}\n\n"
        "D. Bertoin et al., *Numerical influence of ReLU′(0) on backpropagation*, "
        "NeurIPS 2021, measure where the choice shows."
    )


def show_grid() -> None:
    """Say that the chapter's plots never meet the kink."""
    x, nearest, slope = chapter_grid()
    st.markdown(
        f"The chapter plots at `torch.arange(-8.0, 8.0, 0.1)`. Of these "
        f"{len(x)} points {int((x == 0).sum())} are exactly 0, because 0.1 has no "
        f"finite binary form: the nearest one is {number(nearest, 2)}, where "
        f"ReLU's slope is {slope:g}. The plot never meets the kink."
    )
