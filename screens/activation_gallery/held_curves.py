"""Functions that are held by their parameter, in the picture of any functions."""

from dataclasses import replace

from charts.activation_gallery.grabbed_parameter import Bent
from core.activation_gallery.curves import EVEN, read_at
from screens.activation_gallery.shown import Shown

SYMBOLS = {"negative_slope": "a", "alpha": "α"}
HELD_AT = 0.5, 0.8, 0.25
"""Of the way to the left end: there all that a Leaky ReLU can be is in the picture."""
FEW_STEPS = 60
"""Enough for what bends little, so that it follows a hand."""


def held_in(shown: Shown) -> dict[str, Bent]:
    """Return by name what is held by its parameter.

    Its edges lie within the range: at an end a function may be one straight line, which
    is drawn through other points.
    """
    held = {}
    for i, (name, activation) in enumerate(shown.activations.items()):
        if activation.key in EVEN:
            (of,) = activation.parameters
            label = f"{SYMBOLS[of.name]} of {name}"
            inside = of.low + of.step, of.high - of.step
            held[name] = Bent(f"{i}", label, SYMBOLS[of.name], *inside)
    return held


def key_of(shown: Shown, name: str) -> str:
    """Name the control of what a function is held by."""
    activation = shown.activations[name]
    return f"{activation.key}_{activation.parameters[0].name}"


def at_edge(shown: Shown, held: dict[str, Bent], field: str) -> Shown:
    """Return what is held alone, with its parameters at an edge: "low" or "high"."""
    activations = {name: shown.activations[name] for name in held}
    settings = {
        name: {activations[name].parameters[0].name: getattr(bent, field)}
        for name, bent in held.items()
    }
    return replace(
        shown, activations=activations, settings=settings, num_steps=FEW_STEPS
    )


def grips(shown: Shown, held: dict[str, Bent]) -> tuple[tuple[float, ...], ...]:
    """Return where curves are held, a little apart, and the heights of the edges."""
    places = []
    for i, (name, bent) in enumerate(held.items()):
        activation, x = shown.activations[name], -shown.half_width * HELD_AT[i]
        (of,) = activation.parameters
        ends = (read_at(activation, {of.name: p}, x) for p in (bent.low, bent.high))
        places.append((x, *(end.value for end in ends)))
    return tuple(places)
