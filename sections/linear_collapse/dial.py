"""Experiment: a network can hold a bend and hardly use it."""

import streamlit as st
from torch import Tensor

from charts.dial import dial_chart, dial_frame
from core.dial import DIALS, Dial, sweep
from core.linear_collapse import Stack
from sections.linear_collapse.wording import share
from ui.activation import choose_activation
from ui.controls import choose_one, choose_step
from ui.draw import draw
from ui.fragments import fragment
from ui.tables import table

START = 30
NUM_EXAMPLES = 128


@fragment
def show_dial(stack: Stack) -> None:
    """Turn one number of the network and draw 1 - R² against it.

    Args:
        stack: The network, with many examples.
    """
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        name = choose_one("Dial", "dial", list(DIALS))
        dial = DIALS[name]
        activation = (lambda Z: Z) if dial.own_activation else choose_activation().fn
        settings = [f"{value:.3g}" for value in dial.settings.tolist()]
        setting = choose_step(
            f"{dial.symbol}, {dial.meaning}", f"dial_{name}", settings, settings[START]
        )
        chosen = settings.index(setting)
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
        f"{share(float(misfit[0]))} to {share(float(misfit[-1]))}. {_moral(name, dial)}"
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


def _moral(name: str, dial: Dial) -> str:
    return {
        "prelu": "At α = 1 pReLU is the identity, at α = 0 it is ReLU.",
        "swish": "At β = 0 Swish is x / 2, which is linear; the larger β, the nearer "
        "to ReLU.",
        "scale": "Near 0 every smooth activation is nearly its tangent, so small "
        "weights make a nearly linear network.",
        "bias": "A bias large enough keeps every ReLU on, and a ReLU that is always on "
        "is the identity plus a number.",
    }[name] + " To have a nonlinearity in it is not yet to behave nonlinearly."
