"""Behind "More" at tanh or sigmoid: how weights are converted, and the reader's own."""

import streamlit as st
import torch

from core.activation_gallery.same_class import draw_network, identity_gap, to_tanh
from core.mlp import MLP
from core.notation import number, with_minus
from screens.activation_gallery.link import LINK

X = torch.arange(-100, 101, dtype=torch.float64) / 25
MOST_ROWS = 8


def show_conversion() -> None:
    """Write how weights are converted, and the reader's own."""
    state = st.session_state
    num_hiddens, seed = (
        int(state.get(key, LINK[key].default)) for key in ("num_hiddens", "seed")
    )
    network = draw_network(num_hiddens, seed)
    st.latex(
        r"\operatorname{sigmoid}(z) = \tfrac12(\tanh\tfrac z2 + 1) "
        r"\quad\Rightarrow\quad \tfrac12 \mathbf{W}^{(1)},\ \tfrac12 \mathbf{b}^{(1)},"
        r"\ \tfrac12 \mathbf{W}^{(2)},\ \mathbf{b}^{(2)} + "
        r"\tfrac12 \mathbf{1}^\top \mathbf{W}^{(2)}"
    )
    st.markdown(
        "On [−4, 4] the two sides of tanh(x) + 1 = 2 sigmoid(2x) differ by at most "
        f"{number(identity_gap(X), 2)}. {_weights(network, to_tanh(network))}"
    )


def _weights(network: MLP, converted: MLP) -> str:
    shown = min(network.W1.shape[1], MOST_ROWS)
    columns = [
        tensor.flatten()[:shown].tolist()
        for mlp in (network, converted)
        for tensor in (mlp.W1, mlp.b1, mlp.W2)
    ]
    rows = "\n".join(
        f"| {i} | " + " | ".join(with_minus(f"{v:.3f}") for v in row) + " |"
        for i, row in enumerate(zip(*columns, strict=True), start=1)
    )
    biases = [with_minus(f"{mlp.b2.item():.3f}") for mlp in (network, converted)]
    return (
        f"The output bias goes from {' to '.join(biases)}; the first "
        f"{shown} hidden unit{'s' * (shown > 1)}:\n\n"
        "| unit | sigmoid: $w_1$ | $b_1$ | $w_2$ | tanh: $w_1$ | $b_1$ | $w_2$ |\n"
        f"|---|---|---|---|---|---|---|\n{rows}"
    )
