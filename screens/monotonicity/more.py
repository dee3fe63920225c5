"""What stands behind "More" on several screens of lesson 1."""

import streamlit as st

from screens.monotonicity.link import LINK
from screens.monotonicity.scripts import INCOME, pixels_script, temperature_script
from ui.deck import writes

PATIENTS_SOURCE = writes(
    "SUPPORT, a study of seriously ill patients in hospitals of the United States: "
    "W. A. Knaus et al., *The SUPPORT prognostic model*, Annals of Internal Medicine "
    "122(3), 1995; data: UCI Machine Learning Repository, id 880, CC BY 4.0. 9,104 "
    "patients with a temperature on study day 3.\n\n"
    "**Read with care.** This is an association among very ill people of the 1990s: a "
    "temperature off 37 °C (98.6 °F) goes along with worse illness and need not cause "
    "death. Nothing here is advice for anybody with a fever."
)
LOANS_SOURCE = writes(
    "`credit_data` of the R package modeldata (MIT licence), from the Universitat "
    "Politècnica de Catalunya; 4,073 loans with an income. The source states neither "
    "currency nor year.\n\n**Read with care.** Only loans with a known outcome are "
    "among them, and richer borrowers differ in more than their income: an "
    "association, not a rule for lending."
)
IMAGES_SOURCE = writes(
    "E. Alpaydin and C. Kaynak, *Optical Recognition of Handwritten Digits*, UCI "
    "Machine Learning Repository, CC BY 4.0: 1,797 digits of 8 × 8 pixels with ink "
    "from 0 to 16, 1,257 to train on and 540 held out. They stand in for the "
    "chapter's cats and dogs."
)
what_dots_are = writes(
    "Each dot is the share that died among the patients of half a degree; sparse ends "
    "are pooled until a dot stands for at least 20 patients. The line through a dot "
    "is its 95% interval (Wilson's). The grey bars say where most patients are."
)
what_is_measured = writes(
    "A model gives each patient a probability p of what then happened. **Log-loss** "
    "(cross-entropy) is the mean of −ln p: it is lowest when the probabilities are as "
    "sure as they can be and still right. One risk for everybody counts as 0%, the "
    "observed share of each half degree as 100% of *what the dots say*; a model is "
    "placed between them by its log-loss.\n\n"
    "The **sigmoid** (or logistic function) 1 / (1 + exp(−z)) makes a probability of "
    "any number z. What a linear model adds up, z = wT + b, are **log-odds**: "
    "ln(p / (1 − p)). Log-loss is counted in nats, the unit of the natural logarithm."
)
EXERCISES = writes(
    "**Exercise 4.** *Show that a network whose only activations are ReLU or pReLU is "
    "a continuous, piecewise linear function.* x itself is one. An affine combination "
    "of such functions is one. ReLU of one is one, too: cut each piece where it "
    "crosses 0. So go from layer to layer, as many as there are. Look at it on the "
    "screen *Two ramps*: the log-odds of h units are straight between the bends, at "
    "most h + 1 pieces, and the risk is the sigmoid of that.\n\n"
    "**From the text.** *Should more ink on one pixel always speak for the same "
    "class?* See the screen *One pixel*.\n\n"
    "**From the text.** *Is a step in income worth the same everywhere?* See the "
    "screen *One weight*."
)
TAKE_AWAY = writes(
    "* A weight has one sign, so a linear model is **monotone** in every feature. "
    "Where the truth turns, somebody must think of the feature that turns with it, or "
    "a hidden layer must find it.\n"
    "* Monotone is **weaker** than linear. A link function or a logarithm bends the "
    "line where somebody knows how; a hidden layer bends it where the data say so.\n"
    "* What a pixel means depends on its neighbours. **No single weight** can "
    "represent that; a hidden layer learns it."
)
BEFORE_NETWORKS = writes(
    "Nonlinearity has been studied for at least a century: R. A. **Fisher**, "
    "*Statistical Methods for Research Workers*, 1925. **Decision trees** decide by a "
    "sequence of yes-or-no questions (Quinlan, 1993). **Kernel methods** model "
    "nonlinear dependencies by comparing examples with one another (Aronszajn, 1950; "
    "Schölkopf and Smola, 2002), **splines** by smooth pieces (Wahba, 1990).\n\n"
    "The **brain** does it, too: neurons feed into other neurons, which feed into "
    "others again (Ramón y Cajal and Azoulay, 1894), a sequence of relatively simple "
    "transformations. That is the shape of a network of layers."
)


def show_temperature_script() -> None:
    """Show the patients' models in PyTorch, at the reader's c."""
    st.code(temperature_script(st.session_state.get("c", LINK["c"].default)))


def show_income_script() -> None:
    """Show the loans' models in PyTorch."""
    st.code(INCOME)


def show_images_script() -> None:
    """Show the classifiers in PyTorch, for the reader's seed."""
    st.code(pixels_script(int(st.session_state.get("seed", LINK["seed"].default))))
