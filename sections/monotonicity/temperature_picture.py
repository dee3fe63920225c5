"""The picture of the first story: binned risk, the models, and what they found."""

from collections.abc import Mapping

import streamlit as st

from charts.axes import Axes
from charts.risk import bins_frame, curves_frame, risk_chart
from charts.strokes import key_frame
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
)
from sections.monotonicity import patients
from sections.monotonicity.fine_print import show_fine_print
from sections.monotonicity.unit import Unit
from ui.draw import draw

DESCRIBE_BIN = (
    "{left:.1f} to {right:.1f}: {events:.0f} of {trials:.0f} patients died "
    "({rate:.0%}; 95 % interval {low:.0%} to {high:.0%})"
)
NAMES = {
    "line": "straight line in T",
    "linear": "logistic, linear in T",
    "feature": "logistic in |T − c|",
}


def draw_models(models: Models, width: float, num_hiddens: int, unit: Unit) -> None:
    """Draw binned risk and the four models in the reader's unit."""
    curves = dict(zip(("line", "linear", "feature", "hidden"), models, strict=True))
    draw_risk(
        curves,
        NAMES | {"hidden": hidden_name(num_hiddens)},
        width,
        unit,
        height=400,
        alt_text="Risk of death by body temperature: a U with its lowest point near "
        "37 °C. The linear model is a slowly rising line; the model on the distance "
        "from c and the hidden layer follow the U",
    )


def draw_risk(
    curves: Mapping[str, one_feature.Model],
    names: Mapping[str, str],
    width: float,
    unit: Unit,
    *,
    height: int = 340,
    alt_text: str,
) -> None:
    """Draw binned risk and some models of it, all by kind of stroke."""
    T = patients.drawn_temperatures()
    axes = Axes(
        f"body temperature on study day 3, {unit.sign}",
        (unit.scale(LOWEST), unit.scale(HIGHEST)),
        "died within 30 days",
        (0, 0.8),
        height,
    )
    risks = {kind: model(T) for kind, model in curves.items()}
    draw(
        risk_chart,
        axes,
        (0.3, 0.05),
        alt_text=alt_text,
        bins=bins_frame(patients.binned(width), DESCRIBE_BIN, unit.scale),
        curves=curves_frame(T, risks, unit.scale),
        key=key_frame({kind: names[kind] for kind in curves}),
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
    show_fine_print(
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
