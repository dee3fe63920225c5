"""How near does the best affine layer come, once there is an activation?"""

from functools import lru_cache

import streamlit as st
from torch import Tensor

from charts.linear_collapse.best_fit import (
    WITH,
    WITHOUT,
    agreement_chart,
    key_frame,
    outputs_frame,
)
from charts.linear_collapse.plane_layers import told_frame
from core.activations import Activation, find
from core.affine import forward
from core.linear_collapse.least_squares import LARGEST, can_fit, fit_affine, unexplained
from core.linear_collapse.stack import draw_stack
from core.notation import power, share
from screens.linear_collapse.equal_one_layer import WIDTHS
from screens.linear_collapse.link import LINK
from serving.tables import table, table_if
from ui.activation import choose_activation, written
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.screen import Choice, Screen
from ui.text import inline

NUM_EXAMPLES = 128
ROUNDING = 1e-20
"""Below this share, what is left is rounding."""
STACK = draw_stack(WIDTHS, NUM_EXAMPLES, LINK["seed"].default)
ASKED = LINK["activation"].default


@lru_cache(maxsize=64)
def fitted(activation: Activation) -> tuple[Tensor, Tensor]:
    """Return the network's outputs, and those of the best affine layer."""
    O = forward(STACK.X, STACK.layers, activation.fn)
    return O, fit_affine(STACK.X, O)(STACK.X)


def show(solved: bool) -> None:
    """Draw the fit without an activation; the one with it once it is guessed."""
    bend = find(ASKED)
    if solved:
        with controls():
            bend = choose_activation()
    wrong = (~can_fit(forward(STACK.X, STACK.layers, bend.fn))).sum()
    if wrong:
        with picture():
            st.warning(
                f"With {written(bend)} {int(wrong)} outputs are no numbers, or beyond "
                f"{LARGEST:g}: there is nothing to fit."
            )
        return
    with picture():
        _draw(bend, solved)
    if solved:
        readout(f'<p class="readout-lead">{inline(_explain(bend))}</p>')


def _draw(bend: Activation, solved: bool) -> None:
    fits = {WITHOUT: fitted(find("identity"))}
    if solved:
        fits[WITH] = fitted(bend)
    told = left_over(bend), "of the variation is out of reach"
    first = {name: (O[:, 0], fit[:, 0]) for name, (O, fit) in fits.items()}
    draw(
        agreement_chart,
        alt_text="Outputs of the network against the best affine layer: on the "
        f"diagonal without activation{', off it with one' if solved else ''}",
        outputs=table(outputs_frame, first),
        key=table(key_frame, tuple(fits)),
        told=table_if(solved, told_frame, *told),
    )


def left_over(bend: Activation) -> str:
    """Write 1 - R²; what rounding leaves is 0."""
    left = float(unexplained(*fitted(bend)))
    return "0%" if left <= ROUNDING else share(left)


def _explain(bend: Activation) -> str:
    if float(unexplained(*fitted(bend))) <= ROUNDING:
        return (
            f"With {written(bend)} too: on these {NUM_EXAMPLES} examples this network "
            "is affine, despite its activation."
        )
    straight = float(unexplained(*fitted(find("identity"))))
    return (
        f"Without activation the fit leaves {power(straight)}: rounding. With "
        f"{written(bend)} it leaves **{left_over(bend)}**."
    )


def truth() -> str:
    """Say how much of the variation the best affine layer leaves."""
    left = float(unexplained(*fitted(find(ASKED))))
    return "little" if left < 0.1 else "some" if left < 0.6 else "most"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    return {
        "little": "You took one bend for a small thing. Here about half of the hidden "
        "units are off at a time.",
        "some": "About a third: yes.",
        "most": "You expected the collapse undone for good. But where the same units "
        "are on, the network is affine, and a line follows it some way.",
    }[answer]


def explain() -> str:
    """Say what 1 - R² means."""
    return (
        "**What is left is 1 − R²**: the squared misses of the best W and b, as a "
        "share of the squared distances from the mean. No other W and b do better."
    )


def show_misfit() -> None:
    """Write 1 - R²."""
    st.latex(
        r"\begin{aligned} 1 - R^2 &= \frac{\sum (\mathbf{O} - \hat{\mathbf{O}})^2}"
        r"{\sum (\mathbf{O} - \bar{\mathbf{O}})^2} \\ \hat{\mathbf{O}} &= "
        r"\mathbf{X}\mathbf{W} + \mathbf{b}\ \text{by least squares} \end{aligned}"
    )


SCREEN = Screen(
    "best_fit",
    label="Best fit",
    title="How near does the best affine layer come?",
    setup="Each square is an example: without an activation, the best affine layer "
    "repeats the network. Now ReLU stands between the layers. How much of the "
    "outputs' variation will the best affine layer miss?",
    show=show,
    ask=Choice(
        {
            "little": "Less than a tenth",
            "some": "About a third",
            "most": "Nearly all of it",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={"The formula": show_misfit},
)
