"""Experiment: can extra linear layers hurt? A narrow one can."""

from collections.abc import Sequence

import streamlit as st
import torch
from torch import Tensor

from charts.linear_collapse.best_fit import outputs_frame
from charts.linear_collapse.bottleneck import (
    AFTER,
    BEFORE,
    reach_chart,
    spectrum_chart,
    spectrum_frame,
)
from core.affine import Affine, collapse
from core.linear_collapse.bottleneck import least_width, lost_shares, squeeze
from core.linear_collapse.exact import exact_layers, exact_rank
from core.linear_collapse.stack import Stack, draw_stack
from screens.linear_collapse.link import LINK
from screens.linear_collapse.numbers import arrows, count
from serving.kept import kept
from serving.tables import table
from ui.controls import choose_int
from ui.draw import draw
from ui.fragments import fragment
from ui.predict import Prediction, predict

# The layer that is squeezed: large enough for a bottleneck to be one.
FULL = LINK["bottleneck"].high
NUM_EXAMPLES = 120
MOST_LOST = 0.1


def width_question(shares: Tensor) -> Prediction:
    """Ask how wide a bottleneck must be to keep nearly all of a layer.

    Args:
        shares: What the best stack through 0, 1, ... units loses, shape (m + 1,).
    """
    full, needed = len(shares) - 1, least_width(shares, MOST_LOST)
    # Plausible wrong: a tenth or half of the units, or all of them.
    guesses = sorted({2, full // 2, needed, full})
    return Prediction(
        "width",
        f"A random layer W has {full} units. How many must the bottleneck have so that "
        f"the best stack V misses W by at most {100 * MOST_LOST:.0f}%, measured by "
        "‖W − V‖ / ‖W‖ (Frobenius norm)?",
        {str(guess): f"{guess} of {full} units" for guess in guesses},
        lambda: str(needed),
        lambda: (
            f"With {needed} units it misses by {100 * float(shares[needed]):.2f}%, "
            f"with {needed - 1} by {100 * float(shares[needed - 1]):.2f}%: the "
            "singular values of a random layer shrink slowly. The slider shows every "
            "width."
        ),
    )


@fragment
def show_bottleneck(stack: Stack, seed: int) -> None:
    """Squeeze a full layer through fewer units and show what is lost."""
    full = draw_stack((FULL, FULL), NUM_EXAMPLES, seed)
    (layer,) = full.layers
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        shares = lost_shares(torch.linalg.svdvals(layer.W))
        locked = predict(width_question(shares), about=seed)
        width = choose_int("Units in the bottleneck", "bottleneck", LINK["bottleneck"])
        lost = float(shares[width])
        st.markdown(
            f"A layer {arrows((FULL, FULL))} of rank {kept(_rank, full.layers)}, and "
            f"the best stack {arrows((FULL, width, FULL))} in its place."
        )
        if locked:
            st.metric("Share of the layer that is lost", f"{100 * lost:.2f}%")
    with picture:
        _draw(full.X, layer, collapse(*squeeze(layer, width)))
    st.markdown(
        f"**What you see.** {_what_is_kept(width)} "
        f"{_what_is_lost(width, lost) if locked else ''} {_own_rank(stack)}"
    )
    st.latex(
        r"\begin{aligned} \operatorname{rank}(\mathbf{W}^{(1)}\mathbf{W}^{(2)}) &\le r "
        r"\\ \min_{\operatorname{rank} \mathbf{V} \le r} "
        r"\lVert \mathbf{W} - \mathbf{V} \rVert_F &= "
        r"\sqrt{s_{r+1}^2 + s_{r+2}^2 + \dots} \end{aligned}"
    )


def _draw(X: Tensor, layer: Affine, squeezed: Affine) -> None:
    before, after = map(torch.linalg.svdvals, (layer.W, squeezed.W))
    outputs = {BEFORE: tuple(layer(X).T[:2]), AFTER: tuple(squeezed(X).T[:2])}
    draw(
        spectrum_chart,
        alt_text="Singular values before, as outlines, and after, as bars; those "
        "beyond the width of the bottleneck are 0",
        spectrum=table(spectrum_frame, before, after),
    )
    draw(
        reach_chart,
        alt_text="The first two outputs of 120 examples with and without the "
        "bottleneck",
        outputs=table(outputs_frame, outputs),
    )


def _what_is_kept(width: int) -> str:
    if width == FULL:
        return (
            f"{FULL} units let everything through, and the extra layer gained nothing."
        )
    text = (
        "Every bar is a singular value: how much the layer stretches one direction of "
        f"its inputs. Through {count(width, 'unit')} only {width} of the {FULL} "
        f"{'is' if width == 1 else 'are'} kept, the others become 0."
    )
    if width == 1:
        text += (
            " Every output is then b plus a multiple of one direction: the green dots "
            "lie on a line."
        )
    return text


def _what_is_lost(width: int, lost: float) -> str:
    return (
        f"No stack through {count(width, 'unit')} comes nearer to the layer than "
        f"{100 * lost:.2f}%, ‖W − V‖ / ‖W‖."
    )


def _own_rank(stack: Stack) -> str:
    rank = kept(_rank, stack.layers)
    return (
        f"The stack above, {arrows(stack.widths)}, has smallest width "
        f"{min(stack.widths)}, and its W has rank {rank}, computed exactly: "
        f"its outputs vary in {count(rank, 'direction')} and no more."
    )


def _rank(layers: Sequence[Affine]) -> int:
    return exact_rank(collapse(*exact_layers(layers)).W)
