"""Dials: a network can hold an activation and hardly use it."""

from functools import lru_cache

import streamlit as st
from torch import Tensor

from charts.linear_collapse.best_fit import dial_chart, dial_frame, dial_marks_frame
from core.activations import Activation, find
from core.linear_collapse.dial import DIALS, NUM_SETTINGS, Dial, sweep
from core.notation import share
from screens.linear_collapse.best_fit import ASKED, STACK, show_misfit
from screens.linear_collapse.link import LINK
from serving.tables import table, table_if
from ui.activation import choose_activation
from ui.controls import choose_one, choose_step
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.screen import Choice, Screen
from ui.text import inline

NOTHING = 1e-9
BENDS = 0.1  # of what is left unexplained without a bias
STRAIGHT = 1e-3  # of an activation with a tangent, s = 0.001 leaves at most 10⁻⁴
QUESTION = DIALS["bias"]
MORALS = {
    "prelu": "At α = 1 pReLU is the identity, at α = 0 it is ReLU.",
    "swish": "At β = 0 Swish is x / 2, which is linear; the larger β, the nearer to "
    "ReLU.",
    "scale": "Near 0 a smooth activation is nearly its tangent, as sigmoid and tanh "
    "are: small weights make a nearly linear network.",
    "bias": "A bias large enough keeps every unit where its activation is straight.",
}


@lru_cache(maxsize=64)
def misfit_of(name: str, activation: Activation) -> Tensor:
    """Return 1 - R² at every setting of a dial."""
    return sweep(DIALS[name], STACK.X, STACK.layers, activation.fn)


def show(solved: bool) -> None:
    """Draw one setting; the whole dial once it is guessed."""
    if not solved:
        misfit = misfit_of("bias", find(ASKED))
        with picture():
            _draw(QUESTION, misfit, 0, solved=False)
        return
    with controls():
        name = choose_one("Dial", "dial", *LINK["dial"])
        dial = DIALS[name]
        settings = LINK[f"dial_{name}"]
        setting = choose_step(
            f"{dial.symbol}, {dial.meaning}", f"dial_{name}", *settings
        )
        bend = find(ASKED) if dial.own_activation else choose_activation()
    chosen = settings.values.index(setting)
    try:
        misfit = misfit_of(name, bend)
    except ValueError as error:
        with picture():
            st.warning(f"Here {error}: there is nothing to fit.")
        return
    with picture():
        _draw(dial, misfit, chosen, solved=True)
    readout(f'<p class="readout-lead">{inline(moral(name, misfit))}</p>')


def _draw(dial: Dial, misfit: Tensor, chosen: int, *, solved: bool) -> None:
    settings = dial.settings.tolist()
    left = float(misfit[chosen])
    text = share(left) if left > NOTHING else "0%"
    marks = [(settings[chosen], left, text, _align(chosen))]
    if not solved:
        marks.append((settings[-1], float(misfit[0]) / 2, "?", "right"))
    draw(
        dial_chart,
        f"{dial.symbol}, {dial.meaning}",
        (settings[0], settings[-1]),
        dial.log,
        alt_text=f"Out of reach of every affine layer: {marks[0][2]} at "
        f"{dial.symbol} = {settings[chosen]:.3g}",
        dial=table_if(solved, dial_frame, dial.settings, misfit),
        marks=table(dial_marks_frame, tuple(marks)),
    )


def _align(chosen: int) -> str:
    """Say to which side of a setting its number has room."""
    third = NUM_SETTINGS / 3
    return "left" if chosen < third else "right" if chosen > 2 * third else "center"


def moral(name: str, misfit: Tensor) -> str:
    """Say what a dial shows with this activation."""
    first, last = float(misfit[0]), float(misfit[-1])
    if float(misfit.max()) < NOTHING:
        return "Nothing bends here, however the dial is turned."
    if name == "scale" and float(misfit.max() - misfit.min()) < NOTHING:
        return (
            "A factor changes nothing here: it scales what goes into this activation, "
            "and so only scales what comes out."
        )
    if name == "scale" and first > STRAIGHT:
        return (
            "Smaller weights do not help here: at 0 this activation has a kink or no "
            "slope."
        )
    if name == "bias" and last > BENDS * first:
        return "This activation is curved where the units come to lie as well."
    return MORALS[name]


def truth() -> str:
    """Compare what is left at the largest bias with what is left at none."""
    misfit = misfit_of("bias", find(ASKED))
    first, last = float(misfit[0]), float(misfit[-1])
    return "none" if last < NOTHING else "more" if last > first else "same"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    last = f"{QUESTION.settings[-1]:g}"
    return {
        "more": f"You let larger numbers bend more. But {last} more lifts every unit "
        "above 0, where ReLU is straight.",
        "none": f"Nothing: yes. {last} more lifts every unit above 0.",
        "same": "You took ReLU for as bent everywhere. Its only kink is at 0, and "
        f"{last} more leaves it behind.",
    }[answer]


def explain() -> str:
    """Say that having an activation is not bending."""
    return (
        "**Having a nonlinearity is not the same as bending.** A network is as bent "
        "as its activation is where the data put it. Turn the four dials."
    )


SCREEN = Screen(
    "dial",
    label="The dial",
    title="Does a network with ReLU always bend?",
    setup="With ReLU between the layers, a part of the outputs is out of reach of "
    f"every affine layer. Now {QUESTION.settings[-1]:g} is added to every hidden "
    "bias. How much is out of reach then?",
    show=show,
    ask=Choice(
        {"more": "More", "none": "Nothing", "same": "About as much"}, truth, reply
    ),
    explain=explain,
    more={"The formula": show_misfit},
)
