"""Lesson 3: the functions that bend, each with its slope."""

import streamlit as st

from screens.activation_gallery.compare import choose_shown, show_curves
from screens.activation_gallery.cost import show_cost
from screens.activation_gallery.gallery_script import pytorch_script
from screens.activation_gallery.kink import show_kink
from screens.activation_gallery.properties import show_properties
from screens.activation_gallery.readings import (
    show_claims,
    show_formulas,
    show_readings,
)
from screens.activation_gallery.same_class import show_same_class
from screens.activation_gallery.shown import Shown
from screens.activation_gallery.slope_question import ask
from screens.activation_gallery.softmax import show_softmax
from screens.activation_gallery.threshold_unit import show_firing
from screens.activation_gallery.typed_derivative import show_derivative
from screens.activation_gallery.vanishing import show_vanishing
from ui.closer import show_closer
from ui.fragments import fragment
from ui.frame import close_lesson, exercises, open_lesson, show_pytorch, show_takeaway

TAKEAWAY = (
    "The activation's slope multiplies every gradient that comes back "
    "through the unit. Where it is near 0 the unit cannot learn, and where it is near "
    "1 the gradient passes: that, and its price, is why ReLU took the sigmoid's place."
)


@fragment
def show_lesson() -> None:
    """Draw what a reader can move."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        answered = ask()
        shown = choose_shown()
    with picture:
        show_curves(shown)
        show_readings(shown)
    show_formulas(shown)
    show_claims()
    show_experiment(shown, answered)
    show_takeaway(TAKEAWAY)
    show_pytorch(lambda: pytorch_script(shown))


def show_experiment(shown: Shown, answered: bool) -> None:
    """Show one thing to look at more closely, chosen by the reader."""
    show_closer(
        {
            "properties": (
                "What can be said of each one?",
                lambda: show_properties(shown),
            ),
            "vanishing": (
                "What do many layers leave of a gradient?",
                lambda: show_vanishing(shown, answered),
            ),
            "kink": ("Which slope does autograd return at a kink?", show_kink),
            "derivative": ("Can you write the derivative down?", show_derivative),
            "same class": (
                "Can tanh units say what sigmoid units cannot?",
                show_same_class,
            ),
            "softmax": ("Is softmax an activation like the others?", show_softmax),
            "cost": ("What does it cost?", lambda: show_cost(shown)),
            "firing": ("Why not simply fire or not?", show_firing),
        },
        "What follows from the shape",
    )


open_lesson(
    "activation_gallery",
    "An activation must bend. *How* it bends decides how much of the gradient comes "
    "back through it, and what it costs.",
)
show_lesson()
with exercises():
    st.markdown(
        "**Exercises 2 and 3.** *Compute the derivative of pReLU, and of Swish*: the "
        "experiment *derivative* checks your formula.\n\n"
        "**Exercise 5.** *Show that tanh(x) + 1 = 2 sigmoid(2x), and that both give "
        "the same class of functions*: the experiment *same class* converts the "
        "weights.\n\n"
        "**Exercise 7.** *Find a case where the sigmoid's gradients vanish*: "
        "the experiment *vanishing* counts what is left."
    )
close_lesson("activation_gallery")
