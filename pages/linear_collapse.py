"""Lesson 2: without an activation between them, affine layers are one layer."""

import streamlit as st

from core.linear_collapse import MOST_EXAMPLES, draw_stack
from sections.linear_collapse.batch import show_batch
from sections.linear_collapse.bottleneck import show_bottleneck
from sections.linear_collapse.data import show_data
from sections.linear_collapse.derivation import show_derivation, show_formula
from sections.linear_collapse.dial import show_dial
from sections.linear_collapse.exact import show_exact
from sections.linear_collapse.fit import show_fit
from sections.linear_collapse.matrices import (
    describe_matrices,
    show_large_layers,
    show_matrices,
)
from sections.linear_collapse.plane import show_plane
from sections.linear_collapse.price import show_price
from sections.linear_collapse.pytorch import pytorch_script
from sections.linear_collapse.question import price_question
from sections.linear_collapse.rounding import show_rounding
from sections.linear_collapse.sizes import DEPTH, choose_numbers, choose_sizes
from sections.linear_collapse.witness import show_witness
from ui.controls import choose_int, choose_one, choose_seed
from ui.frame import close_lesson, exercises, open_lesson, show_pytorch
from ui.predict import predict

open_lesson(
    "linear_collapse",
    "Stack affine layers without an activation. Whatever the weights, **one** affine "
    "layer gives the same outputs.",
)
picture, controls = st.columns([5, 3], gap="large")
with controls:
    question = st.container()
    depth = choose_int("Hidden layers", "depth", DEPTH)
    seed = choose_seed()
    sizes = choose_sizes(depth)
    stack, own = choose_numbers(sizes, seed)
with question:
    predict(price_question())
with picture:
    show_matrices(stack)
    st.markdown(f"**What you see.** {describe_matrices(stack)}")
    show_formula()
show_large_layers(stack)

st.subheader("Why it is so, and what breaks it", anchor=False)
# The same layers on examples enough to tell a bend from a line.
many = draw_stack(sizes.widths, MOST_EXAMPLES, seed)._replace(layers=stack.layers)
EXPERIMENTS = {
    "derivation": lambda: show_derivation(stack),
    "rounding": lambda: show_rounding(stack, sizes, seed),
    "exact": lambda: show_exact(stack),
    "price": lambda: show_price(sizes),
    "bottleneck": lambda: show_bottleneck(stack, sizes, seed),
    "fit": lambda: show_fit(many),
    "witness": lambda: show_witness(stack, seed),
    "dial": lambda: show_dial(many),
    "grid": lambda: show_plane(seed),
    "data": lambda: show_data(depth, seed),
    "batch_norm": lambda: show_batch(seed),
}
QUESTIONS = {
    "derivation": "Where do W and b come from?",
    "rounding": "Is a difference of 10⁻⁷ a difference?",
    "exact": "Is the difference zero, or only small?",
    "price": "What do the hidden layers cost, and what do they buy?",
    "bottleneck": "Can extra linear layers hurt?",
    "fit": "How near does an affine layer come once there is an activation?",
    "witness": "How do two inputs prove that no affine layer will do?",
    "dial": "Does a network with an activation in it always bend?",
    "grid": "What does each step of a layer do to the plane?",
    "data": "Does a deep linear network learn more than logistic regression?",
    "batch_norm": "What if the nonlinearity looks at the whole minibatch?",
}
experiment = choose_one(
    "Experiment", "experiment", list(QUESTIONS), label_visibility="collapsed"
)
st.markdown(f"**{QUESTIONS[experiment]}**")
EXPERIMENTS[experiment]()

st.info(
    "**Takeaway.** Layers without an activation are one layer: they say nothing new, "
    "and less if one of them is narrow. A function between them that is not affine "
    "breaks the collapse, as far as it bends on the data.",
    icon=":material/school:",
)
show_pytorch(pytorch_script(sizes, seed, own))
with exercises():
    st.markdown(
        "**Exercise 1.** *Show that more layers of a linear network never add power, "
        "and find a case where they take some away.* The derivation is the first half, "
        "`?experiment=bottleneck` the second: what rank can W have?\n\n"
        "**Exercise 6.** *Think of a nonlinearity that acts on a whole minibatch at "
        "once.* In `?experiment=batch_norm` the other examples are drawn anew: does "
        "the activation of example 1 stay where it was?"
    )
close_lesson("linear_collapse")
