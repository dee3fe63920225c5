"""Lesson 1: three stories in which a linear model cannot represent what the data do."""

import streamlit as st

from screens.monotonicity.images import show_pixels
from screens.monotonicity.income import show_income
from screens.monotonicity.link import LINK
from screens.monotonicity.temperature import show_temperature
from ui.controls import choose_one
from ui.frame import close_lesson, exercises, open_lesson

STORIES = {
    "temperature": show_temperature,
    "income": show_income,
    "pixels": show_pixels,
}

open_lesson(
    "monotonicity",
    "A linear model can only say **more** or only say **less** of each feature. Real "
    "data can do both.",
)
story = choose_one("Story", "story", *LINK["story"], label_visibility="collapsed")
STORIES[story]()
with exercises():
    st.markdown(
        "**Exercise 4.** Show that a network whose only activation is ReLU, or pReLU, "
        "is a continuous function made of straight pieces. *Look at it here:* in the "
        "temperature story choose `units`. The log-odds of h units are straight "
        "between the kinks, so they have at most h + 1 pieces; the risk itself is σ of "
        "that.\n\n**From the text.** *Should more ink on one pixel always speak for "
        "the same class?* Choose the story `pixels` and the experiment `pixel`.\n\n"
        "**From the text.** *Is a step in income worth the same everywhere?* Choose "
        "the story `income` and the experiment `step`."
    )
close_lesson("monotonicity")
