"""What stands behind "More" on several screens of lesson 1."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from screens.monotonicity.scripts import INCOME, pixels_script, temperature_script


def _writes(text: str) -> Callable[[], None]:
    """Return what writes a text into the dialog."""
    return partial(st.markdown, text)


PATIENTS_SOURCE = _writes(
    "SUPPORT, a study of seriously ill patients in hospitals of the United States: "
    "W. A. Knaus et al., *The SUPPORT prognostic model*, Annals of Internal Medicine "
    "122(3), 1995; data: UCI Machine Learning Repository, id 880, CC BY 4.0. 9,104 "
    "patients with a temperature on study day 3.\n\n"
    "**Read with care.** This is an association among very ill people of the 1990s: a "
    "temperature off 37 °C (98.6 °F) goes along with worse illness and need not cause "
    "death. Nothing here is advice for anybody with a fever."
)
LOANS_SOURCE = _writes(
    "`credit_data` of the R package modeldata (MIT licence), from the Universitat "
    "Politècnica de Catalunya; 4,073 loans with an income. The source states neither "
    "currency nor year.\n\n**Read with care.** Only loans with a known outcome are "
    "among them, and richer borrowers differ in more than their income: an "
    "association, not a rule for lending."
)
IMAGES_SOURCE = _writes(
    "E. Alpaydin and C. Kaynak, *Optical Recognition of Handwritten Digits*, UCI "
    "Machine Learning Repository, CC BY 4.0: 1,797 digits of 8 × 8 pixels with ink "
    "from 0 to 16, 1,257 to train on and 540 held out. They stand in for the "
    "chapter's cats and dogs."
)
what_dots_are = _writes(
    "Each dot is the share that died among the patients of half a degree; sparse ends "
    "are pooled until a dot stands for at least 20 patients. The line through a dot "
    "is its 95% interval (Wilson's). The grey bars say where most patients are."
)
what_is_measured = _writes(
    "A model gives each patient a probability p of what then happened. **Log-loss** "
    "(cross-entropy) is the mean of −ln p: it is lowest when the probabilities are as "
    "sure as they can be and still right. One risk for everybody counts as 0%, the "
    "observed share of each half degree as 100% of *what the dots say*; a model is "
    "placed between them by its log-loss.\n\n"
    "The **sigmoid** (or logistic function) 1 / (1 + exp(−z)) makes a probability of "
    "any number z. What a linear model adds up, z = wT + b, are **log-odds**: "
    "ln(p / (1 − p))."
)


def show_temperature_script() -> None:
    """Show the patients' models in PyTorch, at the reader's c."""
    st.code(temperature_script(st.session_state.get("c", 37.0)))


def show_income_script() -> None:
    """Show the loans' models in PyTorch."""
    st.code(INCOME)


def show_images_script() -> None:
    """Show the classifiers in PyTorch, for the reader's seed."""
    st.code(pixels_script(int(st.session_state.get("seed", 0))))


EXERCISE_4 = _writes(
    "**Exercise 4.** Show that a network whose only activations are ReLU or pReLU is a "
    "continuous, piecewise linear function.\n\nx itself is one. An affine combination "
    "of such functions is one. ReLU of one is one, too: cut each piece where it "
    "crosses 0. So go from layer to layer, as many as there are. Here the log-odds of "
    "h units are straight between the bends, at most h + 1 pieces, and the risk is "
    "the sigmoid of that."
)
