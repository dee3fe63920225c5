"""The same step in income, low and high: what it adds in each model."""

import streamlit as st
import torch

from charts.monotonicity.income_steps import steps_chart, steps_frame
from core.monotonicity.income import IncomeModels, step_effects
from screens.monotonicity import loans
from screens.monotonicity.fine_print import show_fine_print
from screens.monotonicity.link import LINK
from serving.tables import table
from ui.closer import hold_back
from ui.controls import choose_int
from ui.draw import draw
from ui.fragments import fragment
from ui.predict import Prediction, predict

LOW, HIGH, STEP = 50.0, 300.0, 50.0


def ask_about_the_step() -> bool:
    """Ask what a step adds high on the logistic curve; return whether it is locked."""
    starts = torch.tensor([LOW, HIGH], dtype=torch.float64)
    low, high = step_effects(loans.all_models(2), starts, STEP)[1].tolist()
    share = high / low
    return predict(
        Prediction(
            "step",
            f"In the dashed logistic model, {STEP:.0f} more income at {LOW:.0f} raises "
            f"the chance of repayment by {100 * low:.1f} points. The same {STEP:.0f} "
            f"at {HIGH:.0f} raises it by …",
            {
                "same": "as much: the model has one weight on income",
                "less": "less than half of it",
                "nothing": "next to nothing",
            },
            lambda: "same" if share > 0.8 else "nothing" if share < 0.1 else "less",
            lambda: (
                f"It is {100 * high:.1f} points. The weight adds the same log-odds "
                "everywhere, but near certainty the same log-odds are fewer percentage "
                "points."
            ),
        )
    )


@fragment
def show_steps(models: IncomeModels, names: dict[str, str], locked: bool) -> None:
    """Let the reader move the step and compare what it adds."""
    if not locked:
        hold_back("what the step adds in each of the five models")
        return
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        low = choose_int("A low income", "low", LINK["low"])
        high = choose_int("A high income", "high", LINK["high"])
        step = choose_int("The step", "step", LINK["step"])
    starts = torch.tensor([low, high], dtype=torch.float64)
    effects = step_effects(models, starts, step)
    with picture:
        draw(
            steps_chart,
            tuple(names.values()),
            "added chance, percentage points",
            alt_text="What the same step in income adds in each model, low (filled) "
            "and high (hollow)",
            steps=table(steps_frame, names, effects),
        )
        show_fine_print(
            f"Filled: from {low} to {low + step}. Hollow: from {high} to {high + step}."
        )
    line, linear, log, hidden, _ = (100 * effects).tolist()
    st.markdown(
        f"**What you see.** {step} more adds {line[0]:.1f} percentage points anywhere "
        "on the straight line: that is what linear means. The logistic map makes it "
        f"{linear[0]:.1f} at {low} and {linear[1]:.1f} at {high}; the log of income "
        f"{log[0]:.1f} and {log[1]:.1f}; the hidden layer {hidden[0]:.1f} and "
        f"{hidden[1]:.1f}. Nothing obliges the hidden layer to rise everywhere: with "
        "more units it may fall a little where there are few loans."
    )
