"""Lesson 1: three stories in which a linear model cannot say what the data say."""

from sections.monotonicity.temperature import show_temperature
from ui.controls import choose_one
from ui.frame import close_lesson, open_lesson

open_lesson(
    "monotonicity",
    "A linear model can only say *more* or *less*. Body temperature needs both: among "
    "9,104 seriously ill patients, the risk of dying rises **below and above** 37 °C.",
)
story = choose_one(
    "Story", "story", ("temperature", "income", "pixels"), label_visibility="collapsed"
)
show_temperature()
close_lesson("monotonicity")
