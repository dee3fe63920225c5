"""What does an activation cost? Measured on this server's processor."""

from functools import lru_cache

import streamlit as st

from charts.activation_gallery.cost import costs_chart, costs_frame
from core.activation_gallery.cost import NUM_ELEMENTS, NUM_REPEATS, Cost, measure_cost
from core.activations import ACTIVATIONS, Activation
from screens.activation_gallery.link import LINK
from serving.tables import table
from ui.activation import choose_activations
from ui.deck import controls, picture, writes
from ui.draw import draw
from ui.screen import Choice, Screen

ASKED = ("relu", "sigmoid", "tanh", "gelu")
KEPT = "activation_costs"
ALIKE = 1.5
"""Below this many times ReLU's time something takes about as long."""


def show(solved: bool) -> None:
    """Draw what ReLU takes, and the others once asked."""
    chosen = {ACTIVATIONS[key].label: ACTIVATIONS[key] for key in ASKED}
    if solved:
        with controls():
            more = choose_activations(
                "Measure also", "activation", LINK["activation"].default
            )
            again = st.button("Measure again", key="measure", icon=":material/timer:")
        chosen |= {activation.label: activation for activation in more}
        if again:
            st.session_state[KEPT] = {n: measure_cost(a) for n, a in chosen.items()}
    latest = st.session_state.get(KEPT, {}) if solved else {}
    told = chosen if solved else dict(list(chosen.items())[:1])
    costs = {name: latest.get(name) or _once(a) for name, a in told.items()}
    with picture():
        draw(
            costs_chart,
            tuple(chosen),
            alt_text="Nanoseconds for each number: "
            + ", ".join(f"{name} {cost[0].fastest:.2f}" for name, cost in costs.items())
            + ("" if solved else "; the others are not told yet"),
            costs=table(costs_frame, costs, tuple(chosen)),
        )


@lru_cache(maxsize=64)
def _once(activation: Activation) -> tuple[Cost, Cost]:
    """Measure once for the whole server: every reader opens on the same picture."""
    return measure_cost(activation)


def times_relu(key: str, way: int = 0) -> float:
    """Return how many times ReLU's time another takes, forward (0) or both ways (1)."""
    other, relu = (_once(ACTIVATIONS[k])[way].fastest for k in (key, "relu"))
    return other / relu


def truth() -> str:
    """Name the slowest, or that all take about as long."""
    slowest = max(ASKED, key=times_relu)
    return slowest if times_relu(slowest) > ALIKE else "alike"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    slowest = max(ASKED[1:], key=times_relu)
    times = (
        f"{ACTIVATIONS[slowest].label} takes {times_relu(slowest):.0f} times as long"
    )
    if answer == "alike":
        return f"All are one call of PyTorch. But measured, {times} as ReLU."
    taken = f"{times_relu(answer):.0f} times as long as ReLU"
    if answer == slowest:
        return f"{ACTIVATIONS[answer].label}: yes, {taken}."
    return {
        "sigmoid": f"The sigmoid needs an exponential and a division: {taken}. But "
        f"{times}.",
        "tanh": f"tanh needs exponentials: {taken}. But {times}.",
        "gelu": f"GELU has the longest formula and takes {taken}. But {times}: the "
        "program counts, not the formula.",
    }[answer]


def explain() -> str:
    """Say where the time goes, and what is not measured."""
    both = max(times_relu(key, 1) for key in ASKED)
    return (
        "**ReLU is one comparison a number**; the others need exponentials. With the "
        "way back through autograd, PyTorch's way to slopes, the gap shrinks: at most "
        f"{both:.1f} times.\n\n"
        "A line at a bar's end reaches to the median. A whole network's time is not "
        "measured.\n\n"
        "*Next: the one point where ReLU has no slope.*"
    )


SCREEN = Screen(
    "cost",
    label="The cost",
    title="Which takes longest to compute, forward?",
    setup=f"Each function of PyTorch is applied to {NUM_ELEMENTS:,} numbers on this "
    "server's processor. ReLU's time is drawn; which of the others takes longest?",
    show=show,
    ask=Choice(
        {
            "sigmoid": "Sigmoid",
            "tanh": "tanh",
            "gelu": "GELU, a smooth ReLU",
            "alike": "All about as long as ReLU",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={
        "How it is measured": writes(
            f"Bars are the fastest of {NUM_REPEATS} repeats over {NUM_ELEMENTS:,} "
            "normal float32 numbers, on one thread of this server's processor; the "
            "lines at their ends reach to the median. *Forward and backward* adds the "
            "way back by autograd from the sum of the outputs. The first measurement "
            "is the same for all readers; *Measure again* is yours."
        )
    },
)
