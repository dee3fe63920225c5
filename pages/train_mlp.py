"""Lesson 4: one hidden layer finds the bend by itself."""

import streamlit as st

from screens.train_mlp.a_and_b import show_a_and_b
from screens.train_mlp.arithmetic import show_arithmetic
from screens.train_mlp.divergence import show_divergence
from screens.train_mlp.experiment import wait_for_experiment
from screens.train_mlp.exports import script_of, show_take_away
from screens.train_mlp.grids import show_race, show_widths
from screens.train_mlp.link import LINK
from screens.train_mlp.looking_inside import show_looking_inside
from screens.train_mlp.many_seeds import show_many_seeds
from screens.train_mlp.movie import show_movie
from screens.train_mlp.settings import RunSettings, choose_settings
from screens.train_mlp.takeaways import takeaway, what_you_see
from screens.train_mlp.weights_by_hand import show_by_hand
from screens.train_mlp.width_question import ask_for_width
from ui.controls import choose_one
from ui.fragments import fragment
from ui.frame import close_lesson, exercises, open_lesson, show_pytorch, show_takeaway
from ui.markdown import plain_text

QUESTIONS = {
    "inside": "What does each hidden unit do?",
    "arithmetic": "Can you check a forward pass and an SGD step by hand?",
    "by hand": "Can you set the weights yourself?",
    "A and B": "What does one changed setting do?",
    "32 seeds": "How much depends on the random start?",
    "race": "Which activation trains best here?",
    "widths": "How many hidden units does it take?",
    "take away": "How do you take this run home?",
}
FOLLOWS_THE_EPOCH = ("arithmetic", "by hand", "take away")
FORMULAS = (
    r"\begin{aligned}"
    r"\mathbf{H} &= \sigma(\mathbf{X}\mathbf{W}^{(1)} + \mathbf{b}^{(1)}) \\"
    r"\mathbf{O} &= \mathbf{H}\mathbf{W}^{(2)} + \mathbf{b}^{(2)}"
    r"\end{aligned}"
)


@fragment
def show_lesson() -> None:
    """Draw what a reader can move."""
    picture, controls = st.columns([5, 3], gap="large")
    with st.container():
        st.subheader("Look closer", anchor=False)
        name = choose_one(
            "Look closer",
            "experiment",
            *LINK["experiment"],
            label_visibility="collapsed",
        )
        st.markdown(f"**{QUESTIONS[name]}**")
    try:
        with controls:
            question = st.container()
            settings = choose_settings()
        with picture:
            trained = wait_for_experiment(settings)
    except ValueError as refusal:
        picture.error(f"This cannot be trained: {plain_text(str(refusal))}.")
        return
    if trained is None:
        return
    with picture:
        epoch = show_movie(settings, reports=name in FOLLOWS_THE_EPOCH)
        show_divergence(settings)
        st.markdown(what_you_see(settings))
    with question:
        locked = ask_for_width(settings)
    show_experiment(name, settings, epoch, locked)
    st.latex(FORMULAS)
    show_takeaway(takeaway(settings))
    show_pytorch(lambda: script_of(settings))


def show_experiment(name: str, settings: RunSettings, epoch: int, locked: bool) -> None:
    """Show one thing to look at more closely."""
    match name:
        case "inside":
            show_looking_inside(settings)
        case "arithmetic":
            show_arithmetic(settings, epoch)
        case "by hand":
            show_by_hand(settings, epoch)
        case "A and B":
            show_a_and_b(settings)
        case "32 seeds":
            show_many_seeds(settings)
        case "race":
            show_race(settings)
        case "widths" if locked:
            show_widths(settings)
        case "widths":
            st.info("Lock your prediction at the top first: this table answers it.")
        case "take away":
            show_take_away(settings, epoch)


open_lesson(
    "train_mlp",
    "Without an activation the boundary stays **straight**, however long we train. "
    "With one hidden layer of bending units, training **can** find the bend.",
)
show_lesson()
with exercises():
    st.markdown(
        "**5.2, exercise 1.** Change the number of hidden units and keep the rest. "
        "From which number on does the accuracy stop growing? (See *widths*.)\n\n"
        "**5.2, exercise 3.** Why is a single hidden unit a bad idea? Set it to 1: "
        "every output is then a function of one weighted sum of the inputs, and the "
        "boundary can only be made of parallel lines.\n\n"
        "**5.2, exercise 4.** Change the learning rate and nothing else. Which is the "
        "largest at which training does not diverge?\n\n"
        "**5.2, exercise 8.** Compare the activations. Does one need more epochs, or "
        "does it fail from some starts? (See *race*.)"
    )
close_lesson("train_mlp")
