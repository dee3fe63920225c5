"""Small print: where the data come from, units, how a picture is read."""

from collections.abc import Callable

import streamlit as st

from ui.frame import show_pytorch, show_takeaway

SOURCES = {
    "temperature": "**Source.** SUPPORT, a study of seriously ill patients in "
    "hospitals of the United States: W. A. Knaus et al., *The SUPPORT prognostic "
    "model*, Annals of Internal Medicine 122(3), 1995; data: UCI Machine Learning "
    "Repository, id 880, CC BY 4.0. 9,104 patients with a temperature on study day 3. "
    "**Read with care.** This is an association among very ill people of the 1990s: a "
    "temperature off 37 °C goes along with worse illness, it need not cause death, and "
    "nothing here is advice for anybody with a fever.",
    "income": "**Source.** `credit_data` of the R package modeldata (MIT licence), "
    "from the Universitat Politècnica de Catalunya; 4,073 loans with an income. The "
    "source states neither currency nor year. **Read with care.** Only loans "
    "with a known outcome are among them, and richer borrowers differ in more than "
    "their income. An association, not a rule for lending.",
    "pixels": "**Source.** E. Alpaydin and C. Kaynak, *Optical Recognition of "
    "Handwritten Digits*, UCI Machine Learning Repository, CC BY 4.0: 1,797 digits of "
    "8 x 8 pixels with ink from 0 to 16. They stand in for the chapter's cats and "
    "dogs.",
}


def show_fine_print(text: str) -> None:
    """Write a source, a unit or how to read a picture, in Markdown without brackets."""
    # Streamlit's captions are too faint to read in daylight.
    st.markdown(f":small[{text}]")


def end_story(story: str, takeaway: str, script: Callable[[], str]) -> None:
    """Say what to take away, and name the source of the data and its limits."""
    show_takeaway(takeaway)
    show_pytorch(script)
    show_fine_print(SOURCES[story])
