"""Experiment: a network can hold a bend and hardly use it."""

import streamlit as st
from torch import Tensor

from charts.linear_collapse.best_fit import dial_chart, dial_frame
from core.linear_collapse.dial import DIALS, Dial, sweep
from core.linear_collapse.stack import Stack
from screens.linear_collapse.link import LINK
from screens.linear_collapse.numbers import share
from serving.tables import table
from ui.activation import choose_activation
from ui.controls import choose_one, choose_step
from ui.draw import draw
from ui.fragments import fragment

NUM_EXAMPLES = 128
NOTHING = 1e-9
BENDS = 0.1  # of what is left unexplained without a bias
STRAIGHT = 1e-3  # of an activation with a tangent, s = 0.001 leaves at most 10⁻⁴
MORALS = {
    "prelu": "At α = 1 pReLU is the identity, at α = 0 it is ReLU.",
    "swish": "At β = 0 Swish is x / 2, which is linear; the larger β, the nearer to "
    "ReLU.",
    "scale": "Near 0 a smooth activation is nearly its tangent, so small weights make "
    "a nearly linear network.",
    "bias": "A bias large enough keeps every unit where its activation is straight: a "
    "ReLU that is always on is the identity plus a number.",
}


@fragment
def show_dial(stack: Stack) -> None:
    """Turn one number of the network and draw 1 - R² against it.

    Args:
        stack: The network, with many examples.
    """
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        name = choose_one("Dial", "dial", *LINK["dial"])
        dial = DIALS[name]
        activation = (lambda Z: Z) if dial.own_activation else choose_activation().fn
        settings = LINK[f"dial_{name}"]
        setting = choose_step(
            f"{dial.symbol}, {dial.meaning}", f"dial_{name}", *settings
        )
        chosen = settings.values.index(setting)
    try:
        misfit = sweep(dial, stack.X[:NUM_EXAMPLES], stack.layers, activation)
    except ValueError as error:
        st.warning(f"Here {error}: there is nothing to fit.")
        return
    with controls:
        st.metric(f"1 − R² at {dial.symbol} = {setting}", share(float(misfit[chosen])))
    with picture:
        _draw(dial, misfit, chosen)
    st.markdown(
        f"**What you see.** At {dial.symbol} = {setting} the best affine layer leaves "
        f"{share(float(misfit[chosen]))} of the variation over {NUM_EXAMPLES} "
        "examples; from one end of the dial to the other it goes from "
        f"{share(float(misfit[0]))} to {share(float(misfit[-1]))}. "
        f"{_moral(name, misfit)}"
    )


def _draw(dial: Dial, misfit: Tensor, chosen: int) -> None:
    draw(
        dial_chart,
        f"{dial.symbol}, {dial.meaning}",
        dial.log,
        bool(dial.settings[0] > dial.settings[-1]),
        alt_text="What the best affine layer leaves unexplained, at sixty settings of "
        "the dial",
        dial=table(dial_frame, dial.settings, misfit, chosen),
    )


def _moral(name: str, misfit: Tensor) -> str:
    first, last = float(misfit[0]), float(misfit[-1])
    if float(misfit.max()) < NOTHING:
        return "Nothing bends here, however the dial is turned."
    if name == "scale" and float(misfit.max() - misfit.min()) < NOTHING:
        return (
            "A factor changes nothing here: this activation of s z is that of z times "
            "a power of s, so its curve has the same shape at every scale."
        )
    if name == "scale" and first > STRAIGHT:
        return (
            "Smaller weights do not help here: at 0 this activation has a kink or no "
            "slope, and what is left of it is as bent as ever."
        )
    if name == "bias" and last > BENDS * first:
        return (
            "A bias only moves the units along their activation, and this one is "
            "curved where they come to lie as well."
        )
    return (
        f"{MORALS[name]} Having a nonlinearity does not make a network behave "
        "nonlinearly."
    )
