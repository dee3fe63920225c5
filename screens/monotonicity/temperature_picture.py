"""The picture of the first story: binned risk, the models, and what they found."""

from collections.abc import Mapping

import streamlit as st
import torch

from charts.monotonicity.risk import bins_frame, curves_frame, risk_chart
from charts.monotonicity.strokes import Axes, key_frame
from core.monotonicity import one_feature
from core.monotonicity.temperature import (
    HIGHEST,
    LOWEST,
    REFERENCE,
    TemperatureModels,
    TemperatureUnit,
    all_patients,
)
from screens.monotonicity import patients
from serving.tables import table
from ui.draw import draw

DESCRIBE_BIN = (
    "{left:.1f} to {right:.1f}: {events:.0f} of {trials:.0f} patients died "
    "({rate:.0%}; 95% interval {low:.0%} to {high:.0%})"
)
# 37 °C is the number of the story: its label must not depend on the room there is.
LABELLED = torch.arange(33.0, 42.0, 2.0).double()
NAMES = {
    "line": "straight line in T",
    "linear": "linear model, σ(wT + b)",
    "feature": "the same on |T − c|",
}


def draw_models(
    models: TemperatureModels, width: float, num_hiddens: int, unit: TemperatureUnit
) -> None:
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
        "from c has one bend, the hidden layer at most one for each of its units",
    )


def draw_risk(
    curves: Mapping[str, one_feature.Model],
    names: Mapping[str, str],
    width: float,
    unit: TemperatureUnit,
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
        x_values=tuple(unit.scale(LABELLED).tolist()),
    )
    risks = {kind: model(T) for kind, model in curves.items()}
    draw(
        risk_chart,
        axes,
        (0.3, 0.05),
        alt_text=alt_text,
        bins=table(bins_frame, patients.binned(width), DESCRIBE_BIN, unit.scale),
        curves=table(curves_frame, T, risks, unit.scale),
        key=table(key_frame, {kind: names[kind] for kind in curves}),
    )


def hidden_name(num_hiddens: int) -> str:
    """Name the hidden layer, in one number."""
    return f"{num_hiddens} ReLU unit{'s' * (num_hiddens > 1)} on T"


def show_shares(models: TemperatureModels) -> None:
    """Say in one line how much of what ranges of temperature say each model found."""
    linear, distance, hidden = (
        f"**{patients.share_found(model):.0%}**" for model in models[1:]
    )
    st.markdown(
        "Say that one risk for everybody is 0%, and the observed rate of each range of "
        f"{patients.RANGE:g} °C is 100%. Then the linear model reaches {linear}, "
        f"|T − c| by hand {distance}, the hidden layer {hidden}. (Measured by "
        "*log-loss*, or cross-entropy: the mean of −ln p over the patients, p the "
        "probability that the model gave to what happened.) A line through a dot is "
        "its 95% interval; the grey bars say where most patients are."
    )


def what_you_see(
    center: float, num_hiddens: int, models: TemperatureModels, unit: TemperatureUnit
) -> str:
    """Restate the picture in words, with its numbers."""
    data = all_patients()
    lowest = data.value[models.hidden(data.value).argmin()]
    mlp = patients.hidden_fits(num_hiddens, None).mlp()
    inside = [
        k for k in sorted(one_feature.kinks(mlp).tolist()) if LOWEST < k < HIGHEST
    ]
    places = ", ".join(unit.text(kink) for kink in inside) or "nowhere in the picture"
    return (
        f"**What you see.** Of {data.total:,} seriously ill patients, "
        f"{int(data.events.sum()):,} died within 30 days; the share is lowest near "
        f"{unit.text(REFERENCE)}. Any model with one weight on T can only climb or "
        f"only fall. The distance from c = {unit.text(center)} has to be thought of by "
        f"somebody; the hidden layer is given T alone and puts its "
        f"kink{'s' * (len(inside) > 1)} at {places}, its lowest risk at "
        f"{unit.text(float(lowest))}. {compare_losses(models)}"
    )


def compare_losses(models: TemperatureModels) -> str:
    """Compare the hidden layer with the linear model in nats per 1,000 patients."""
    linear = one_feature.mean_loss(models.linear, all_patients())
    hidden = one_feature.mean_loss(models.hidden, all_patients())
    gained = patients.share_found(models.hidden) - patients.share_found(models.linear)
    return (
        f"Its log-loss is {hidden:.4f}, the linear model's {linear:.4f}: it saves "
        f"{1000 * (linear - hidden):.1f} nats per 1,000 patients (a nat is the unit "
        "of −ln p). That is little, for most of what decides is not in the "
        f"temperature; of what the ranges say it is {gained:.0%}."
    )
