"""Look inside: the network as numbers, its units, its hidden space, its saturation."""

import streamlit as st

from core.notation import bias, weight
from core.training.losses import LOSSES
from screens.train_mlp.experiment import wait_for_experiment
from screens.train_mlp.link import LINK
from screens.train_mlp.movie import play
from screens.train_mlp.settings import RunSettings
from ui.controls import choose_int
from ui.fragments import fragment

DIAGRAM = (
    "The same run, in step with the picture above. **Diagram:** orange weights are "
    "positive, blue ones negative; width and number say how large they are, and each "
    "box holds its bias, the output's too."
)
UNITS = (
    f" **Units:** what each adds to the output, {weight(2)}σ(z), with the line z = 0, "
    "where a ReLU has its kink; the maps and the output bias sum to the output."
)
SATURATED = (
    "**Saturated** is a pre-activation at which σ has less than 1% of its steepest "
    "slope; a unit is **dead** when its slope is 0 for every training example."
)


@fragment
def show_looking_inside(settings: RunSettings) -> None:
    """Draw the diagram, every unit's part, the hidden space and the histogram."""
    # A move in here draws this alone, and the run may have been let go since.
    experiment = wait_for_experiment(settings)
    if experiment is None:
        return
    num_hiddens = settings.config.num_hiddens
    plane = experiment.dataset.num_inputs == 2
    has_space = plane and num_hiddens > 1
    st.markdown(f"{DIAGRAM}{UNITS if plane else ''}")
    panels = ["diagram"]
    if plane:
        panels += ["units"]
    if has_space:
        first, second = _choose_units(num_hiddens)
        panels += [f"before {first} {second}", f"after {first} {second}"]
    play(settings, (*panels, "histogram"), key="inside")
    st.markdown(f"{_about_space(settings) if has_space else ''}{SATURATED}")


def _about_space(settings: RunSettings) -> str:
    cut = f"h{weight(2)} + {bias(2)} = {LOSSES[settings.config.loss].boundary:g}"
    before = (
        "Before σ the grid of the plane is only turned, stretched or sheared: what was "
        "tangled stays tangled. After σ it is folded or squashed,"
        if settings.data.is_plain
        else "Before σ the grid of the plane is bent by nothing but the hand-made "
        "features. After σ it is folded or squashed as well,"
    )
    return (
        f"**Before and after σ.** Two hidden units as coordinates. {before} and a "
        "straight cut may separate the classes"
        + (
            f"; the thick line is that cut, {cut}. "
            if settings.config.num_hiddens == 2
            else ". With 2 hidden units the cut itself is drawn. "
        )
    )


def _choose_units(num_hiddens: int) -> tuple[int, int]:
    """Ask for two different units; return their indices, counted from 0."""
    left, right = st.columns(2)
    with left:
        first = choose_index("First unit", "unit_a", num_hiddens)
    with right:
        second = choose_index("Second unit", "unit_b", num_hiddens)
    return first, second if second != first else (first + 1) % num_hiddens


def choose_index(label: str, key: str, count: int) -> int:
    """Pick one of `count` units or examples, which may have become fewer.

    The page and the link count from 1; the index is returned from 0. Of one thing there
    is no choice, and a slider cannot have one end.
    """
    if count == 1:
        return 0
    if st.session_state.get(key, 1) > count:
        st.session_state[key] = count
    bounds = LINK[key]
    default = min(bounds.default, count)
    return choose_int(label, key, bounds._replace(high=count, default=default)) - 1
