"""The first story: risk that rises on both sides of 37 °C."""

import streamlit as st

from core.monotonicity.temperature import TemperatureUnit
from screens.monotonicity import patients
from screens.monotonicity.before_networks import show_before
from screens.monotonicity.fine_print import end_story
from screens.monotonicity.held_out_patients import show_held_out
from screens.monotonicity.line_by_hand import show_by_hand
from screens.monotonicity.link import LINK
from screens.monotonicity.reference import show_reference
from screens.monotonicity.scripts import temperature_script
from screens.monotonicity.temperature_picture import (
    draw_models,
    show_shares,
    what_you_see,
)
from screens.monotonicity.turn import ask_about_rising, show_turn
from screens.monotonicity.units import show_units
from ui.closer import show_closer
from ui.controls import choose_float, choose_int, choose_one
from ui.fragments import fragment


@fragment
def show_temperature() -> None:
    """Draw the patients and the four models, and say what there is to see."""
    st.markdown(
        "**Fever goes with risk, and so does a low temperature.** Among 9,104 "
        "seriously ill patients the share that died is lowest near 37 °C (98.6 °F) and "
        "rises on both sides."
    )
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        locked = ask_about_rising()
        center = choose_float("Reference temperature c, °C", "c", LINK["c"])
        num_hiddens = choose_int(
            "Hidden ReLU units", "num_hiddens", LINK["num_hiddens"]
        )
        left, right = st.columns([3, 2])
        with left:
            width = choose_float("Width of the bins, °C", "bin", LINK["bin"])
        with right:
            unit = TemperatureUnit(choose_one("Unit", "unit", *LINK["unit"]))
    models = patients.all_models(center, num_hiddens)
    with picture:
        draw_models(models, width, num_hiddens, unit)
        show_shares(models)
    st.markdown(what_you_see(center, num_hiddens, models, unit))
    show_formulas()
    show_experiment(center, num_hiddens, width, unit, locked)
    end_story(
        "temperature",
        "A weight has one sign, so a linear model is monotone in every "
        "feature. Where the truth turns, somebody must think of the feature that turns "
        "with it, or a hidden layer must find it.",
        lambda: temperature_script(center),
    )


def show_experiment(
    center: float, num_hiddens: int, width: float, unit: TemperatureUnit, locked: bool
) -> None:
    """Show one thing to look at more closely, chosen by the reader."""
    show_closer(
        {
            "by hand": (
                "Can you fit the linear model by hand?",
                lambda: show_by_hand(width, unit),
            ),
            "reference": (
                "Which reference temperature is best?",
                lambda: show_reference(center, unit),
            ),
            "units": (
                "What does each hidden unit do?",
                lambda: show_units(center, num_hiddens, unit),
            ),
            "held out": (
                "Does it hold for patients no model has seen?",
                lambda: show_held_out(center, num_hiddens, width),
            ),
            "does it turn": (
                "Does the risk turn by more than chance?",
                lambda: show_turn(center, width, unit, locked),
            ),
            "before networks": (
                "How did people bend the line before networks?",
                lambda: show_before(num_hiddens, width, unit),
            ),
        }
    )


def show_formulas() -> None:
    """Write the three models side by side."""
    st.latex(
        r"\begin{aligned}"
        r"\text{one sign:} &\quad \sigma(w\,T + b) \\"
        r"\text{by hand:} &\quad \sigma(w\,|T - c| + b) \\"
        r"\text{hidden:} &\quad \sigma\big(b_2 + \textstyle\sum_j v_j\,"
        r"\mathrm{relu}(u_j T + a_j)\big)"
        r"\end{aligned}"
    )
