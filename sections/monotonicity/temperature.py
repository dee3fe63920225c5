"""The first story: risk that rises on both sides of 37 °C."""

import streamlit as st

from charts.risk import Axes, bins_frame, curves_frame, key_frame, risk_chart
from core import one_feature
from core.ramps import kinks
from core.temperature import (
    HIGHEST,
    LOWEST,
    REFERENCE,
    Models,
    all_patients,
    bin_loss,
    share_of_signal,
    side_weights,
)
from sections.monotonicity import patients
from sections.monotonicity.before import show_before
from sections.monotonicity.by_hand import show_by_hand
from sections.monotonicity.closer import show_closer
from sections.monotonicity.held_out import show_held_out
from sections.monotonicity.pytorch import temperature_script
from sections.monotonicity.reference import show_reference
from sections.monotonicity.sources import show_source
from sections.monotonicity.turn import show_turn
from sections.monotonicity.unit import UNITS, Unit
from sections.monotonicity.units import show_units
from ui.controls import FloatRange, IntRange, choose_float, choose_int, choose_one
from ui.draw import draw
from ui.frame import show_pytorch
from ui.predict import Prediction, predict

CENTERS = FloatRange(34.0, 41.0, REFERENCE, 0.1, "%.1f")
HIDDENS = IntRange(1, 8, 2)
WIDTHS = FloatRange(0.2, 1.0, 0.5, 0.1, "%.1f")
DESCRIBE_BIN = (
    "{left:.1f} to {right:.1f}: {events:.0f} of {trials:.0f} patients died "
    "({rate:.0%}; 95 % interval {low:.0%} to {high:.0%})"
)
NAMES = {
    "line": "straight line in T",
    "linear": "logistic, linear in T",
    "feature": "logistic in |T − c|",
}


def show_temperature() -> None:
    """Draw the patients and the four models, and say what there is to see."""
    st.markdown(
        "**Fever goes with risk, and so does cold.** Among 9,104 seriously ill "
        "patients the share that died is lowest near 37 °C and rises on both sides."
    )
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        ask_about_the_sign()
        center = choose_float("Reference temperature c, °C", "c", CENTERS)
        num_hiddens = choose_int("Hidden ReLU units", "num_hiddens", HIDDENS)
        left, right = st.columns([3, 2])
        with left:
            width = choose_float("Width of the bins, °C", "bin", WIDTHS)
        with right:
            unit = Unit(choose_one("Unit", "unit", UNITS))
    models = patients.all_models(center, num_hiddens)
    with picture:
        draw_models(models, width, num_hiddens, unit)
        show_shares(models, width)
    st.markdown(what_you_see(center, num_hiddens, models, unit))
    show_formulas()
    show_experiment(center, num_hiddens, width, unit)
    st.info(
        "**Take away.** A weight has one sign, so a linear model is monotone in every "
        "feature. Where the truth turns, somebody must think of the feature that turns "
        "with it, or a hidden layer must find it.",
        icon=":material/lightbulb:",
    )
    show_pytorch(temperature_script(center))
    show_source("temperature")


def show_experiment(center: float, num_hiddens: int, width: float, unit: Unit) -> None:
    """Show one thing to look at more closely, chosen by the reader."""
    show_closer(
        {
            "by-hand": (
                "Can you fit the linear model by hand?",
                lambda: show_by_hand(width, unit, DESCRIBE_BIN),
            ),
            "reference": (
                "Which reference temperature is best?",
                lambda: show_reference(center, unit),
            ),
            "units": (
                "What does each hidden unit do?",
                lambda: show_units(center, num_hiddens, unit),
            ),
            "held-out": (
                "Does it hold for patients no model has seen?",
                lambda: show_held_out(center, num_hiddens, width),
            ),
            "turn": (
                "Does the risk turn by more than chance?",
                lambda: show_turn(center, width, unit, DESCRIBE_BIN),
            ),
            "before": (
                "How did others bend the line before?",
                lambda: show_before(num_hiddens, width, unit, DESCRIBE_BIN),
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


def ask_about_the_sign() -> None:
    """Ask what one weight has to do with two arms."""
    below, both, above = side_weights(all_patients(), REFERENCE)
    predict(
        Prediction(
            "sign",
            "The dashed grey model climbs with every degree. Refit it to the patients "
            "**below** 37 °C only. Its weight on T will be …",
            {
                "same": "positive, as it is now",
                "zero": "almost zero",
                "negative": "negative",
            },
            lambda: "negative" if below < -0.05 else "same" if below > 0.05 else "zero",
            lambda: (
                f"Below 37 °C the best weight is {below:+.2f} a degree, above it "
                f"{above:+.2f}, over all patients {both:+.2f}. A linear model has one "
                "weight with one sign, so it gives up one arm to serve the other."
            ),
        )
    )


def draw_models(models: Models, width: float, num_hiddens: int, unit: Unit) -> None:
    """Draw binned risk and model curves in the reader's unit."""
    T = patients.drawn_temperatures()
    curves = dict(zip(("line", "linear", "feature", "hidden"), models, strict=True))
    axes = Axes(
        f"body temperature on study day 3, {unit.sign}",
        (unit.scale(LOWEST), unit.scale(HIGHEST)),
        "died within 30 days",
        (0, 0.8),
    )
    draw(
        risk_chart,
        axes,
        (0.3, 0.05),
        alt_text="Risk of death by body temperature: a U with its lowest point near "
        "37 °C. The linear model is a slowly rising line; the model on the distance "
        "from c and the hidden layer follow the U",
        bins=bins_frame(patients.binned(width), DESCRIBE_BIN, unit.scale),
        curves=curves_frame(T, {k: m(T) for k, m in curves.items()}, unit.scale),
        key=key_frame(NAMES | {"hidden": hidden_name(num_hiddens)}),
    )


def hidden_name(num_hiddens: int) -> str:
    """Name the hidden layer, in one number."""
    return f"{num_hiddens} ReLU unit{'s' * (num_hiddens > 1)} on T"


def show_shares(models: Models, width: float) -> None:
    """Say in one row how much of what the bins know each model found."""
    data = all_patients()
    constant = one_feature.mean_loss(one_feature.constant_model(data), data)
    best = bin_loss(patients.binned(width))
    columns = st.columns(3)
    names = ("linear in T", "|T − c| by hand", "hidden layer")
    for column, name, model in zip(columns, names, models[1:], strict=True):
        loss = one_feature.mean_loss(model, data)
        share = share_of_signal(loss, constant, best)
        column.metric(
            name,
            f"{share:.0%}",
            help=f"Log-loss {loss:.4f}. Knowing nothing but the overall rate costs "
            f"{constant:.4f}; knowing the observed rate of every bin costs {best:.4f}. "
            "The share says how much of the way between the two the model goes.",
        )
    st.caption(
        "How much of what the dots say about the risk each model has found (log-loss, "
        "from the overall rate at 0 % to the dots themselves at 100 %)."
    )


def what_you_see(center: float, num_hiddens: int, models: Models, unit: Unit) -> str:
    """Restate the picture in words, with its numbers."""
    data = all_patients()
    losses = [one_feature.mean_loss(model, data) for model in models]
    lowest = data.value[models.hidden(data.value).argmin()]
    mlp = patients.hidden_fits(num_hiddens).mlp()
    inside = [k for k in sorted(kinks(mlp).tolist()) if LOWEST < k < HIGHEST]
    places = ", ".join(unit.text(kink) for kink in inside) or "nowhere in the picture"
    verdict = "below" if losses[3] < losses[1] else "not below"
    return (
        f"**What you see.** Of {data.total:,} seriously ill patients, "
        f"{int(data.events.sum()):,} died within 30 days, fewest of those near "
        f"{unit.text(REFERENCE, 0)}. Any model with one weight on T can only climb or "
        f"only fall. The distance from c = {unit.text(center)} has to be thought of by "
        f"somebody; the hidden layer is given T alone and puts its kinks at {places}, "
        f"its lowest risk at {unit.text(float(lowest))}. Its log-loss is "
        f"{losses[3]:.4f}, {verdict} the linear model's {losses[1]:.4f}."
    )
