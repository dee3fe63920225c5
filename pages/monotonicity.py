"""Lesson 1: three stories in which a linear model cannot say what the data say."""

from sections.monotonicity.income import show_income
from sections.monotonicity.pixels import show_pixels
from sections.monotonicity.temperature import show_temperature
from ui.controls import choose_one
from ui.frame import close_lesson, open_lesson

STORIES = {
    "temperature": show_temperature,
    "income": show_income,
    "pixels": show_pixels,
}

open_lesson(
    "monotonicity",
    "A linear model can only say **more** or only say **less** of each feature. Real "
    "data ask for both.",
)
story = choose_one("Story", "story", list(STORIES), label_visibility="collapsed")
STORIES[story]()
close_lesson("monotonicity")
