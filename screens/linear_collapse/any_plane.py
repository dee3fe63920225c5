"""The plane through a network, with every setting: data, weights, activation."""

import streamlit as st
from torch import Tensor

from core.activations import Activation
from core.affine import Affine
from core.linear_collapse.plane import FOLD, carry
from core.linear_collapse.separability import Separation, separate
from core.linear_collapse.stack import draw_stack
from screens.linear_collapse.link import LINK
from screens.linear_collapse.plane_picture import draw_plane, points_of, time
from serving.kept import kept
from ui.activation import choose_activation, written
from ui.controls import choose_float, choose_from_list, choose_one
from ui.controls.held import key_here
from ui.deck import controls, picture, readout
from ui.fragments import fragment
from ui.screen import Screen
from ui.seed import choose_seed
from ui.text import inline

FOLDS = LINK["fold"].values
BY_HAND = LINK["weights"].values[0]


def show(solved: bool) -> None:
    """Draw the plane at the reader's settings, and what separates the classes."""
    with st.container(key=key_here("settings")):
        bend = choose_activation(
            "Activation, at t = 2 to 3", key="fold", default=FOLDS[0], options=FOLDS
        )
        dataset = choose_from_list("Points", "dataset", *LINK["dataset"])
        with st.popover("Weights and seed", width="stretch"):
            weights = choose_one("Weights", "weights", *LINK["weights"])
            seed = choose_seed()
    layers = FOLD if weights == BY_HAND else draw_stack((2, 2, 2), 1, seed).layers
    _show_way(layers, bend, points_of(dataset, seed))


@fragment
def _show_way(
    layers: tuple[Affine, Affine], bend: Activation, points: tuple[Tensor, Tensor]
) -> None:
    with controls():
        t = choose_float("t, the way through the network", "t", LINK["t"])
    X, y = points
    try:
        separation = kept(separate, kept(carry, X, *layers, bend.fn, t), y)
    except ValueError as error:
        with picture():
            st.warning(f"With {written(bend)} at t = {t:g}: {error}.")
        return
    draw_plane(layers, bend.fn, points, {time(t): separation})
    readout(f'<p class="readout-lead">{inline(certificate(separation))}</p>')


def certificate(separation: Separation) -> str:
    """Say what proves that a line separates the classes, or that none does."""
    if separation.separable:
        return "The green line keeps the classes apart; no point lies on it."
    zeros, ones = separation.meeting
    if len(zeros) == len(ones) == 2:
        return (
            "Two segments cross, one between points of class 0, one between points of "
            "class 1: the crossing would lie on both sides of a line between them."
        )
    if len(zeros) == len(ones) == 1:
        return "Two points of different classes lie in one place."
    inside, around = ("class 1", zeros) if len(ones) == 1 else ("class 0", ones)
    return (
        f"A point of {inside} lies between {len(around)} of the other class: no line "
        "cuts it off from them."
    )


def show_why() -> None:
    """Say what an affine step can and cannot do."""
    st.markdown(
        "A step W or b keeps straight lines straight and parallel lines parallel. If W "
        "is invertible, classes that no line separates stay that way; if it is not, it "
        "squashes the plane onto a line or a point, which can only join what was "
        "apart. Only σ can bend the grid: try `identity`, and none of the steps "
        "does.\n\n"
        "Whether a line separates the classes is decided exactly, with a certificate: "
        "the convex hulls of two finite sets are apart, or they meet (P. Kirchberger, "
        "Mathematische Annalen 1903). The steps are drawn as in C. Olah, *Neural "
        "Networks, Manifolds, and Topology*, 2014."
    )


SCREEN = Screen(
    "plane",
    label="Any plane",
    title="What does each step do to the plane?",
    setup="Two units a layer. Move t from the inputs to the outputs: W⁽¹⁾, b⁽¹⁾, the "
    "activation, W⁽²⁾, b⁽²⁾.",
    show=show,
    ask=None,
    explain=lambda: "",
    more={"Why": show_why},
)
