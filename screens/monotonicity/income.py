"""The second story: repayment that rises with income, but not in a line."""

import streamlit as st

from core.monotonicity.income import IncomeModels
from screens.monotonicity import loans
from screens.monotonicity.ending import end_story
from screens.monotonicity.held_out_loans import show_held_out_loans
from screens.monotonicity.income_picture import draw_models, model_names, what_you_see
from screens.monotonicity.income_steps import show_steps
from screens.monotonicity.link import LINK
from screens.monotonicity.log_odds import show_log_odds
from screens.monotonicity.scripts import INCOME
from screens.monotonicity.step_question import ask_about_the_step
from ui.closer import show_closer
from ui.controls import choose_int
from ui.fragments import fragment


@fragment
def show_income() -> None:
    """Draw the loans and the five models, and say what there is to see."""
    st.markdown(
        "**More income goes with more repayment, but a step at the bottom is not a "
        "step at the top.** Monotone is not yet linear, as 4,073 loans show."
    )
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        locked = ask_about_the_step()
        num_hiddens = choose_int(
            "Hidden ReLU units", "num_hiddens", LINK["num_hiddens"]
        )
        num_bins = choose_int("Number of bins", "bins", LINK["bins"])
    models = loans.all_models(num_hiddens)
    with picture:
        draw_models(models, num_bins, model_names(num_hiddens))
    st.markdown(what_you_see(models))
    show_formulas()
    show_experiment(models, num_bins, num_hiddens, locked)
    end_story(
        "income",
        "Monotone is weaker than linear. A link function or a logarithm "
        "bends the line where somebody knows how; a hidden layer bends it where the "
        "data say so.",
        lambda: INCOME,
    )


def show_formulas() -> None:
    """Write the line, the logistic map and the feature made by hand."""
    st.latex(
        r"\begin{aligned}"
        r"\text{straight line:} &\quad w\,x + b \\"
        r"\text{logistic map:} &\quad \sigma(w\,x + b) \\"
        r"\text{log income:} &\quad \sigma(w\,\log(1 + x) + b)"
        r"\end{aligned}"
    )


def show_experiment(
    models: IncomeModels, num_bins: int, num_hiddens: int, locked: bool
) -> None:
    """Show one thing to look at more closely, chosen by the reader."""
    names = model_names(num_hiddens)
    show_closer(
        {
            "step": (
                "What does the same step buy, low and high?",
                lambda: show_steps(models, names, locked),
            ),
            "log-odds": (
                "On which scale are the loans a straight line?",
                lambda: show_log_odds(models, num_bins),
            ),
            "held out": (
                "Does it hold for loans no model has seen?",
                lambda: show_held_out_loans(num_hiddens, names),
            ),
        }
    )
