"""Which reference temperature makes the best feature |T - c|?"""

import streamlit as st

from charts.monotonicity.profile import marks_frame, profile_chart, profile_frame
from core.monotonicity import one_feature
from core.monotonicity.temperature import (
    REFERENCE,
    TemperatureUnit,
    all_patients,
    compatible_centers,
)
from screens.monotonicity import patients
from screens.monotonicity.fine_print import show_fine_print
from serving.tables import table
from ui.draw import draw
from ui.fragments import fragment

# Published lowest risk of 7,063 intensive-care patients, in °C.
PUBLISHED = 36.8


@fragment
def show_reference(center: float, unit: TemperatureUnit) -> None:
    """Draw the log-loss of |T - c| over c, its minimum and the reader's c."""
    data = all_patients()
    centers, losses = patients.profile_centers()
    low, best, high = compatible_centers(centers, losses, data.total)
    distance = patients.all_models(center, 2).distance
    yours = one_feature.mean_loss(distance, data)
    draw_profile(
        {"your c": (center, yours), "minimum": (best, float(losses.min()))}, unit
    )
    inside = {
        c: "inside" if low <= c <= high else "outside" for c in (REFERENCE, PUBLISHED)
    }
    st.markdown(
        f"**What you see.** The log-loss is lowest at c = {unit.text(best)}; from "
        f"{unit.text(low)} to {unit.text(high)} it is so close that these patients "
        "cannot tell the difference (95% likelihood interval). The chapter's "
        f"{unit.text(REFERENCE)} lies {inside[REFERENCE]}; a published "
        f"{unit.text(PUBLISHED)} from 7,063 other intensive-care patients lies "
        f"{inside[PUBLISHED]}. At the ends of the slider nearly all patients lie on "
        "one side of c, so the distance is T again, and the feature is no better than "
        "the linear model."
    )
    show_fine_print(
        "Published value: Therapeutic Hypothermia and Temperature Management, "
        "doi 10.1089/ther.2023.0053."
    )


def draw_profile(marks: dict[str, tuple[float, float]], unit: TemperatureUnit) -> None:
    """Draw the profile with its marks, given in °C, in the reader's unit."""
    centers, losses = patients.profile_centers()
    data = all_patients()
    linear = patients.all_models(REFERENCE, 2).linear
    level = {"linear model": (0.0, one_feature.mean_loss(linear, data))}
    draw(
        profile_chart,
        f"reference temperature c, {unit.sign}",
        "log-loss",
        tuple(marks),
        "linear model",
        alt_text="Log-loss of the model on |T − c| over c: lowest near 37 °C, as bad "
        "as the linear model at the ends",
        profile=table(profile_frame, unit.scale(centers), losses),
        marks=table(
            marks_frame, {k: (unit.scale(c), loss) for k, (c, loss) in marks.items()}
        ),
        reference=table(marks_frame, level),
    )
