"""Which reference temperature makes the best feature |T - c|?"""

import streamlit as st
import torch

from charts.profile import marks_frame, profile_chart, profile_frame
from core import one_feature
from core.temperature import all_patients, compatible_centers
from sections.monotonicity import patients
from sections.monotonicity.unit import Unit
from ui.draw import draw

# Published lowest risk of 7,063 intensive-care patients, in °C.
PUBLISHED = 36.8


def show_reference(center: float, unit: Unit) -> None:
    """Draw the log-loss of |T - c| over c, its minimum and the reader's c."""
    data = all_patients()
    centers, losses = patients.profile_centers()
    low, best, high = compatible_centers(centers, losses, data.total)
    chosen = torch.tensor([center], dtype=torch.float64)
    yours = float(one_feature.distance_profile(data, chosen))
    linear = one_feature.fit_feature(data, lambda T: T)
    level = one_feature.mean_loss(one_feature.logistic_model(linear), data)
    names = ("your c", "minimum")
    draw(
        profile_chart,
        f"reference temperature c, {unit.sign}",
        "log-loss",
        names,
        "linear in T",
        alt_text="Log-loss of the model on |T − c| over c: lowest near 37 °C, as bad "
        "as the linear model at the ends",
        profile=profile_frame(unit.scale(centers), losses),
        marks=marks_frame(
            {
                "your c": (float(unit.scale(center)), yours),
                "minimum": (float(unit.scale(best)), float(losses.min())),
            }
        ),
        reference=marks_frame({"linear in T": (0.0, level)}),
    )
    st.markdown(
        f"**What you see.** The log-loss is lowest at c = {unit.text(best)}; from "
        f"{unit.text(low)} to {unit.text(high)} it is so close that these patients "
        "cannot tell the difference (95 % likelihood interval). The chapter's 37 °C "
        f"lies {'inside' if low <= 37 <= high else 'outside'}, and so does a published "
        f"{unit.text(PUBLISHED)} from 7,063 other intensive-care patients"
        f"{'' if low <= PUBLISHED <= high else ' not'}. At the ends of the slider all "
        "patients lie on one side of c, the distance is T again, and the feature is no "
        "better than the linear model."
    )
    st.caption(
        "Published value: Therapeutic Hypothermia and Temperature Management, "
        "doi 10.1089/ther.2023.0053."
    )
