"""Behind "More" at the random layers: what is drawn, and the units that stop it."""

import streamlit as st

from charts.activation_gallery.idle_units import idle_chart, idle_frame
from core.activation_gallery.vanishing_gradient import NUM_INPUTS, WIDTH, fade
from core.activations import find
from screens.activation_gallery.link import LINK
from serving.tables import table
from ui.activation import written
from ui.draw import draw


def show_how() -> None:
    """Say what the lines are, and what bounds them."""
    st.markdown(
        f"Every layer has {WIDTH} units. Its weights turn a gradient in a random "
        "direction without changing its length (an *orthogonal* matrix); then the gain "
        "stretches it. At gain 1 all that is lost is lost to slopes. Lines are medians "
        f"over {NUM_INPUTS} random inputs, bands hold the middle 80%."
    )
    st.latex(
        r"\lVert g_{l-1} \rVert \le \text{gain} \cdot \max_x |\sigma'(x)| \cdot "
        r"\lVert g_l \rVert"
    )
    st.markdown(
        "With σ the sigmoid the largest slope is 1/4. With ReLU half of the units have "
        "slope 0, so a layer keeps about half of the squared length: K. He et al. "
        "(2015) scale the weights by √2 for this."
    )


def show_idle() -> None:
    """Draw and say which share of the units lets little or nothing through."""
    state = st.session_state
    depth, gain, seed = (
        state.get(key, LINK[key].default) for key in ("layers", "gain", "seed")
    )
    chosen = [find(key) for key in state.get("activation", LINK["activation"].default)]
    found = [
        (activation, fading)
        for activation in chosen
        if (fading := fade(activation, int(depth), float(gain), int(seed)))
    ]
    if not found:
        return
    fadings = {activation.label: fading for activation, fading in found}
    draw(
        idle_chart,
        tuple(fadings),
        alt_text="Shares of saturated and of dead units by layer",
        height="content",
        shares=table(idle_frame, fadings),
    )
    parts = [
        f"**{written(activation)}** {100 * float(fading.saturated.mean()):.0f}% and "
        f"{100 * float(fading.dead.mean()):.0f}%"
        for activation, fading in found
    ]
    st.markdown(
        f"Saturated and dead, over all layers: {', '.join(parts)}. A unit is "
        "*saturated* at an input where its slope is below 1% of the steepest, and "
        "*dead* if its slope is 0 at every input."
    )
