"""Set the weight and the bias of a logistic curve by hand, against its log-loss."""

import streamlit as st
import torch

from core.affine import Affine
from core.monotonicity import one_feature
from core.monotonicity.temperature import REFERENCE, TemperatureUnit, all_patients
from core.notation import signed
from screens.monotonicity import patients
from screens.monotonicity.link import LINK
from screens.monotonicity.temperature_picture import draw_risk
from ui.controls import choose_bool, choose_float
from ui.fragments import fragment

NAMES = {"free": "your curve", "linear": "the best linear model"}


@fragment
def show_by_hand(width: float, unit: TemperatureUnit) -> None:
    """Let the reader fit the linear model before the computer does."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        st.markdown(
            "Find the weight and the bias with the lowest log-loss, then let the "
            "computer show its own. The risk is σ(w (T − 37 °C) + b)."
        )
        w = choose_float("Weight w, per °C", "w", LINK["w"])
        b = choose_float("Bias b", "b", LINK["b"])
        shown = choose_bool("Show the best curve", "best", *LINK["best"])
    data = all_patients()
    yours = layer_by_hand(w, b)
    best = patients.linear_layer()
    layers = {"free": yours} | ({"linear": best} if shown else {})
    models = {kind: one_feature.logistic_model(layer) for kind, layer in layers.items()}
    with controls:
        st.metric("Your log-loss", f"{one_feature.mean_loss(models['free'], data):.4f}")
        st.markdown(verdict(yours, best, shown))
    with picture:
        draw_risk(
            models,
            NAMES,
            width,
            unit,
            alt_text="Your logistic curve over the observed risk by temperature",
        )


def layer_by_hand(w: float, b: float) -> Affine:
    """Return the log-odds w (T - 37 °C) + b as a layer of T."""
    W = torch.tensor([[w]], dtype=torch.float64)
    return Affine(W, torch.tensor([b - w * REFERENCE], dtype=torch.float64))


def verdict(yours: Affine, best: Affine, shown: bool) -> str:
    """Compare the reader's log-loss with what is known of others."""
    data = all_patients()
    loss = one_feature.mean_loss(one_feature.logistic_model(yours), data)
    constant = patients.constant_loss()
    if not shown:
        known = "better" if loss < constant else "worse"
        return (
            f"That is {known} than giving all patients the overall risk, which costs "
            f"{constant:.4f}."
        )
    lowest = one_feature.mean_loss(one_feature.logistic_model(best), data)
    below, _, above = patients.side_weights()
    w, b = float(best.W), float(best.b + REFERENCE * best.W[0])
    return (
        f"The best curve has w = {signed(w, 3)} and b = {signed(b, 3)} and costs "
        f"{lowest:.4f}; yours costs {loss - lowest:.4f} more. Even the best is nearly "
        f"flat: patients below 37 °C alone give w = {signed(below)}, those above "
        f"{signed(above)}, and one weight has one sign."
    )
