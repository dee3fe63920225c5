"""Experiment: sigmoid networks and tanh networks are the same functions."""

import streamlit as st
import torch

from charts.activation_gallery.overlay import overlay_chart, overlay_frame
from core.activation_gallery.same_class import draw_network, identity_gap, to_tanh
from core.mlp import MLP
from core.notation import with_minus
from screens.activation_gallery.names import number
from serving.tables import table
from ui.controls import IntRange, choose_bool, choose_int
from ui.draw import draw
from ui.fragments import fragment
from ui.predict import Prediction, predict
from ui.seed import choose_seed

NAMES = ("sigmoid network", "tanh network, converted")
X = torch.arange(-200, 201, dtype=torch.float64)[:, None] / 50
OPTIONS = {
    "more": "yes, because tanh also takes negative values",
    "same": "no, each can be turned into the other",
    "less": "yes, because tanh is steeper",
}
ROUNDING = 1e-12
MOST_ROWS = 4
QUESTION = Prediction(
    "same_class",
    "Two networks have the same number of hidden units, one sigmoid, one tanh. Can one "
    "of them say something the other cannot?",
    OPTIONS,
    lambda: "same" if _gap(draw_network(8, 0)) < ROUNDING else "more",
    lambda: (
        f"On [−4, 4] the two sides of tanh(x) + 1 = 2σ(2x) differ by at most "
        f"{number(identity_gap(X), 2)}, which is rounding, and so a network is turned "
        "into the other by its weights alone. They can still train differently: the "
        "same function lies at other weights."
    ),
)


@fragment
def show_same_class() -> None:
    """Convert a random sigmoid network to tanh, and lay the outputs over each other."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        answered = predict(QUESTION)
        num_hiddens = choose_int("Hidden units", "num_hiddens", IntRange(1, 32, 4))
        seed = choose_seed()
        overlaid = answered and choose_bool(
            "Lay the converted network over it", "overlay", True
        )
    network = draw_network(num_hiddens, seed)
    with picture:
        _show_outputs(network, overlaid)
    if overlaid:
        _show_conversion(network)


def _show_outputs(network: MLP, overlaid: bool) -> None:
    names = NAMES if overlaid else NAMES[:1]
    curves = dict(zip(names, _outputs(network), strict=False))
    draw(
        overlay_chart,
        names,
        "input x",
        "output",
        alt_text="Outputs of the networks over x; of two, one lies on the other",
        curves=table(overlay_frame, X[:, 0], curves),
    )
    st.markdown(f"**What you see.** {_words(network, overlaid)}")


def _show_conversion(network: MLP) -> None:
    st.latex(
        r"\sigma(z) = \tfrac12(\tanh\tfrac z2 + 1) \quad\Rightarrow\quad "
        r"\tfrac12 \mathbf{W}^{(1)},\ \tfrac12 \mathbf{b}^{(1)},\ "
        r"\tfrac12 \mathbf{W}^{(2)},\ \mathbf{b}^{(2)} + "
        r"\tfrac12 \mathbf{1}^\top \mathbf{W}^{(2)}"
    )
    st.markdown(_weights(network, to_tanh(network)))


def _words(network: MLP, overlaid: bool) -> str:
    if not overlaid:
        return (
            f"A network of {_units(network.W1.shape[1], 'sigmoid unit')} with random "
            "weights. "
            "Could tanh units draw this curve?"
        )
    return (
        f"One curve: over {len(X)} inputs the outputs differ by at most "
        f"{number(_gap(network), 2)}, which is float64 rounding. So the choice between "
        "sigmoid and tanh does not decide what a network can say, only how it trains."
    )


def _outputs(network: MLP) -> tuple[torch.Tensor, torch.Tensor]:
    return (
        network.outputs(X, torch.sigmoid)[:, 0],
        to_tanh(network).outputs(X, torch.tanh)[:, 0],
    )


def _gap(network: MLP) -> float:
    one, other = _outputs(network)
    return (one - other).abs().max().item()


def _units(amount: int, name: str) -> str:
    return f"{amount} {name}{'s' * (amount > 1)}"


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
        f"The first {_units(shown, 'unit')}; the output bias goes from "
        f"{' to '.join(biases)}.\n\n"
        "| unit | sigmoid: $w_1$ | $b_1$ | $w_2$ | tanh: $w_1$ | $b_1$ | $w_2$ |\n"
        f"|---|---|---|---|---|---|---|\n{rows}"
    )
