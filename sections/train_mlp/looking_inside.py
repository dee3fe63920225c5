"""Look inside: the network as numbers, its units, its hidden space, its saturation."""

import streamlit as st

from sections.train_mlp.choices import choose_index
from sections.train_mlp.experiment import experiment_of
from sections.train_mlp.movie import play
from sections.train_mlp.settings import Setting


def show_looking_inside(setting: Setting) -> None:
    """Draw the diagram, every unit's part, the hidden space and the histogram."""
    num_hiddens = setting.config.num_hiddens
    st.markdown(
        "The same run, in step with the picture above. **Diagram:** orange weights are "
        "positive, blue ones negative; width and number say how large they are, and "
        "each box holds its bias, the output's too. **Units:** what each adds to "
        "the output, W⁽²⁾σ(z), with its break line z = 0; the maps and the output bias "
        "sum to the output."
    )
    first, second = _choose_units(num_hiddens)
    panels = ["diagram"]
    if experiment_of(setting).dataset.num_inputs == 2:
        panels += ["units"]
        if num_hiddens > 1:
            panels += [f"before {first} {second}", f"after {first} {second}"]
    play(setting, (*panels, "histogram"), key="inside")
    st.markdown(
        "**Before and after σ.** Two hidden units as coordinates. Before σ the grid of "
        "the plane is only sheared: what was tangled stays tangled. After σ it is "
        "folded or squashed, and a straight cut can part the classes"
        + (
            "; the black line is that cut, W⁽²⁾h + b = 0."
            if num_hiddens == 2
            else ". With 2 hidden units the cut itself is drawn."
        )
        + " **Saturated** is a pre-activation at which σ has less than 1 % of its "
        "steepest slope; a unit is **dead** when that is so for every training example."
    )


def _choose_units(num_hiddens: int) -> tuple[int, int]:
    """Ask for two different units; return their indices, counted from 0."""
    if num_hiddens == 1:
        return 0, 0
    left, right = st.columns(2)
    with left:
        first = choose_index("First unit", "unit_a", num_hiddens)
    with right:
        second = choose_index("Second unit", "unit_b", num_hiddens, default=1)
    return first, second if second != first else (first + 1) % num_hiddens
