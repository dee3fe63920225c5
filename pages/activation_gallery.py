"""Lesson 3: the functions that bend, each with its slope."""

import streamlit as st

from sections.activation_gallery.compare import choose_shown, show_curves
from sections.activation_gallery.question import ask
from sections.activation_gallery.words import show_claims, show_formulas, show_readings
from ui.frame import close_lesson, open_lesson

open_lesson(
    "activation_gallery",
    "An activation must bend. *How* it bends decides what a unit can say, and how much "
    "of the gradient comes back through it.",
)
picture, controls = st.columns([5, 3], gap="large")
with controls:
    ask()
    shown = choose_shown()
with picture:
    show_curves(shown)
    show_readings(shown)
show_formulas(shown)
show_claims()
close_lesson("activation_gallery")
