"""Experiment: sigmoid networks and tanh networks are the same functions."""

import streamlit as st
import torch

from charts.overlay import overlay_chart, overlay_frame
from core.mlp import MLP
from core.same_class import draw_network, identity_gap, to_tanh
from ui.controls import IntRange, choose_int, choose_seed
from ui.draw import draw
from ui.predict import Prediction, predict

NAMES = ("sigmoid network", "tanh network, converted")
X = torch.arange(-200, 201, dtype=torch.float64)[:, None] / 50
OPTIONS = {
    "more": "yes, because tanh also takes negative values",
    "same": "no, each can be turned into the other",
    "less": "yes, because tanh is steeper",
}
ROUNDING = 1e-12
QUESTION = Prediction(
    "same_class",
    "Two networks have the same number of hidden units, one sigmoid, one tanh. Can one "
    "of them say something the other cannot?",
    OPTIONS,
    lambda: "same" if _gap(draw_network(8, 0)) < ROUNDING else "more",
    lambda: (
        f"On [−4, 4] the two sides of tanh(x) + 1 = 2σ(2x) differ by at most "
        f"{identity_gap(X):.1e}, and the converted network's outputs by "
        f"{_gap(draw_network(8, 0)):.1e}. They can still train differently: the same "
        "function lies at other weights."
    ),
)


def show_same_class() -> None:
    """Convert a random sigmoid network to tanh, and lay the outputs over each other."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        predict(QUESTION)
        num_hiddens = choose_int("Hidden units", "num_hiddens", IntRange(1, 32, 4))
        seed = choose_seed()
    network = draw_network(num_hiddens, seed)
    converted = to_tanh(network)
    with picture:
        draw(
            overlay_chart,
            NAMES,
            "input x",
            "output",
            alt_text="Outputs of both networks over x, one line on the other",
            curves=overlay_frame(
                X[:, 0],
                dict(zip(NAMES, _outputs(network), strict=True)),
            ),
        )
        st.markdown(
            f"**What you see.** One curve: over {len(X)} inputs the outputs differ by "
            f"at most {_gap(network):.1e}, which is float64 rounding."
        )
    st.latex(
        r"\sigma(z) = \tfrac12(\tanh\tfrac z2 + 1) \quad\Rightarrow\quad "
        r"\tfrac12 \mathbf{W}^{(1)},\ \tfrac12 \mathbf{b}^{(1)},\ "
        r"\tfrac12 \mathbf{W}^{(2)},\ \mathbf{b}^{(2)} + "
        r"\tfrac12 \mathbf{1}^\top \mathbf{W}^{(2)}"
    )
    st.markdown(_weights(network, converted))


def _outputs(network: MLP) -> tuple[torch.Tensor, torch.Tensor]:
    return (
        network.outputs(X, torch.sigmoid)[:, 0],
        to_tanh(network).outputs(X, torch.tanh)[:, 0],
    )


def _gap(network: MLP) -> float:
    one, other = _outputs(network)
    return (one - other).abs().max().item()


def _weights(network: MLP, converted: MLP) -> str:
    shown = min(network.W1.shape[1], 4)
    rows = "\n".join(
        f"| {i + 1} | {network.W1[0, i]:.3f} | {network.b1[i]:.3f} | "
        f"{network.W2[i, 0]:.3f} | {converted.W1[0, i]:.3f} | {converted.b1[i]:.3f} | "
        f"{converted.W2[i, 0]:.3f} |"
        for i in range(shown)
    )
    return (
        f"The first {shown} units; the output bias goes from {network.b2[0]:.3f} to "
        f"{converted.b2[0]:.3f}.\n\n| unit | σ: W1 | b1 | W2 | tanh: W1 | b1 | W2 |\n"
        f"|---|---|---|---|---|---|---|\n{rows}"
    )
