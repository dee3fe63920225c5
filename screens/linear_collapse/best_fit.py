"""Experiment: the best affine layer, before and after the activation."""

import streamlit as st
from torch import Tensor

from charts.linear_collapse.best_fit import (
    WITH,
    WITHOUT,
    agreement_chart,
    outputs_frame,
)
from core.affine import forward
from core.linear_collapse.least_squares import LARGEST, can_fit, fit_affine, unexplained
from core.linear_collapse.stack import Stack
from screens.linear_collapse.numbers import power, share, written
from serving.tables import table
from ui.activation import choose_activation
from ui.draw import draw
from ui.fragments import fragment

# Below this share, what is left is rounding.
ROUNDING = 1e-20


@fragment
def show_fit(stack: Stack) -> None:
    """Fit an affine layer to the outputs of `stack`, without and with an activation.

    Args:
        stack: The network, with many examples.
    """
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        bend = choose_activation()
    straight = forward(stack.X, stack.layers)
    bent = forward(stack.X, stack.layers, bend.fn)
    fine = can_fit(bent)
    if not fine.all():
        st.warning(
            f"With {written(bend)} {int((~fine).sum())} of {bent.numel()} outputs are "
            f"no numbers, or beyond {LARGEST:g}: there is nothing to fit."
        )
        return
    fits = {
        WITHOUT: (straight, fit_affine(stack.X, straight)(stack.X)),
        WITH: (bent, fit_affine(stack.X, bent)(stack.X)),
    }
    before, after = (float(unexplained(*pair)) for pair in fits.values())
    with controls:
        st.metric("Left unexplained without activation", left_over(before))
        st.metric(f"Left unexplained with {written(bend)}", left_over(after))
    with picture:
        _draw(fits)
    st.markdown(
        f"**What you see.** {_explain(len(stack.X), written(bend), before, after)}"
    )
    st.latex(
        r"\begin{aligned} 1 - R^2 &= \frac{\sum (\mathbf{O} - \hat{\mathbf{O}})^2}"
        r"{\sum (\mathbf{O} - \bar{\mathbf{O}})^2} \\ \hat{\mathbf{O}} &= "
        r"\mathbf{X}\mathbf{W} + \mathbf{b}\ \text{by least squares} \end{aligned}"
    )


def left_over(unexplained_share: float) -> str:
    """Write 1 - R²; what rounding leaves is 0."""
    if unexplained_share <= ROUNDING:
        return "0, up to rounding"
    return share(unexplained_share)


def _draw(fits: dict[str, tuple[Tensor, Tensor]]) -> None:
    first = {name: (O[:, 0], fit[:, 0]) for name, (O, fit) in fits.items()}
    draw(
        agreement_chart,
        "first output of the network",
        "best affine layer",
        alt_text="Outputs of the network against the best affine layer: on the "
        "diagonal without activation, off it with one",
        outputs=table(outputs_frame, first),
    )


def _explain(num_examples: int, name: str, before: float, after: float) -> str:
    text = (
        f"On {num_examples} examples the best affine layer repeats the stack without "
        f"activation exactly, but for rounding: of the variation, 1 − R², it leaves "
        f"{power(before)}."
    )
    if after > ROUNDING:
        return (
            f"{text} With {name} between the layers, {share(after)} of the variation "
            "on these examples is out of reach of *every* affine layer."
        )
    return (
        f"{text} With {name} it still does: on these examples this network is affine, "
        "despite its activation. The dial shows when that happens."
    )
