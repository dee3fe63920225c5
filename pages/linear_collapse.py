"""Lesson 2: without an activation between them, affine layers are one layer."""

import streamlit as st

from core.linear_collapse.stack import Stack
from screens.linear_collapse.batch_norm import show_batch
from screens.linear_collapse.best_fit import show_fit
from screens.linear_collapse.bottleneck import show_bottleneck
from screens.linear_collapse.collapse_script import pytorch_script
from screens.linear_collapse.deep_linear import show_data
from screens.linear_collapse.derivation import show_derivation
from screens.linear_collapse.dial import show_dial
from screens.linear_collapse.formula import show_formula
from screens.linear_collapse.link import LINK
from screens.linear_collapse.matrices import (
    describe_matrices,
    show_large_layers,
    show_matrices,
)
from screens.linear_collapse.midpoint_test import show_witness
from screens.linear_collapse.plane import show_plane
from screens.linear_collapse.price import price_question, show_price
from screens.linear_collapse.rounding import show_exact, show_rounding
from screens.linear_collapse.sizes import (
    choose_numbers,
    choose_sizes,
    with_more_examples,
)
from ui.closer import show_closer
from ui.controls import choose_int
from ui.fragments import fragment
from ui.frame import close_lesson, exercises, open_lesson, show_pytorch, show_takeaway
from ui.predict import predict
from ui.seed import choose_seed

QUESTIONS = {
    "derivation": "Where do W and b come from?",
    "plane": "What does each step of a layer do to the plane?",
    "training": "Does a deep linear network learn more than logistic regression?",
    "two inputs": "How do two inputs prove that no affine layer will do?",
    "best fit": "How near does an affine layer come once there is an activation?",
    "dial": "Does a network with an activation in it always bend?",
    "bottleneck": "Can extra linear layers hurt?",
    "price": "What do the hidden layers cost, and what do they add?",
    "exact": "Is the difference zero, or only small?",
    "rounding": "Is a difference of 10⁻⁷ a difference?",
    "batch norm": "What if the nonlinearity looks at the whole minibatch?",
}
TAKEAWAY = (
    "Layers without an activation are one layer: they represent nothing new, "
    "and less if one of them is narrow. A function between them that is not affine "
    "breaks the collapse, as far as it bends on the data."
)


@fragment
def show_lesson() -> None:
    """Draw what a reader can move."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        question = st.container()
        depth = choose_int("Hidden layers", "depth", LINK["depth"])
        seed = choose_seed()
        stack, own = choose_numbers(choose_sizes(depth, seed))
    with question:
        predict(price_question())
    with picture:
        show_matrices(stack)
        st.markdown(f"**What you see.** {describe_matrices(stack)}")
        show_formula(len(stack.layers))
    show_large_layers(stack)
    show_experiment(stack, depth, seed)
    show_takeaway(TAKEAWAY)
    show_pytorch(lambda: pytorch_script(stack, seed, own))


def show_experiment(stack: Stack, depth: int, seed: int) -> None:
    """Show one thing to look at more closely, chosen by the reader."""
    experiments = {
        "derivation": lambda: show_derivation(stack),
        "plane": lambda: show_plane(seed),
        "training": lambda: show_data(depth, seed),
        "two inputs": lambda: show_witness(stack, seed),
        "best fit": lambda: show_fit(with_more_examples(stack, seed)),
        "dial": lambda: show_dial(with_more_examples(stack, seed)),
        "bottleneck": lambda: show_bottleneck(stack, seed),
        "price": lambda: show_price(stack.widths),
        "exact": lambda: show_exact(stack),
        "rounding": lambda: show_rounding(stack, seed),
        "batch norm": lambda: show_batch(seed),
    }
    show_closer(
        {name: (QUESTIONS[name], show) for name, show in experiments.items()},
        "Why it is so, and what breaks it",
    )


open_lesson(
    "linear_collapse",
    "Stack affine layers, **XW** + **b** (`nn.Linear`), without an activation. "
    "Whatever the weights, **one** affine layer gives the same outputs.",
)
show_lesson()
with exercises():
    st.markdown(
        "**Exercise 1.** *Show that more layers of a linear network never add power, "
        "and find a case where they take some away.* The derivation is the first half, "
        "the experiment *bottleneck* the second: what rank can W have?\n\n"
        "**Exercise 6.** *Think of a nonlinearity that acts on a whole minibatch at "
        "once.* In the experiment *batch norm* the other examples are drawn anew: does "
        "the activation of example 1 stay where it was?"
    )
close_lesson("linear_collapse")
