"""Which c makes the best feature |T - c|? The log-loss of every one."""

import pandas as pd
import streamlit as st

from charts.monotonicity.best_center import marks_frame, profile_chart, profile_frame
from core.monotonicity import one_feature
from core.monotonicity.temperature import REFERENCE, all_patients, compatible_centers
from screens.monotonicity import patients
from screens.monotonicity.link import LINK
from ui.draw import draw

# Published lowest risk of 7,063 intensive-care patients, in °C.
PUBLISHED = 36.8


def show_best_center() -> None:
    """Draw the log-loss of |T - c| over c, its minimum and the reader's c."""
    yours = float(st.session_state.get("c", LINK["c"].default))
    data = all_patients()
    centers, losses = patients.profile_centers()
    low, best, high = compatible_centers(centers, losses, data.total)
    models = patients.all_models(yours, 2)
    at_yours, of_line = (
        one_feature.mean_loss(model, data) for model in (models.distance, models.linear)
    )
    draw(
        profile_chart,
        alt_text="Log-loss of the model on |T − c| over c: lowest near 37 °C, as bad "
        "as the linear model at the ends",
        height="content",
        profile=profile_frame(centers, losses),
        marks=marks_frame((yours, at_yours), (best, float(losses.min()))),
        reference=pd.DataFrame({"y": [of_line]}),
    )
    st.markdown(describe(low, best, high))


def describe(low: float, best: float, high: float) -> str:
    """Say which c these patients cannot tell from the best."""
    reference, published = (
        "inside" if low <= c <= high else "outside" for c in (REFERENCE, PUBLISHED)
    )
    return (
        f"The log-loss is lowest at c = {best:.1f} °C. From {low:.1f} to {high:.1f} °C "
        "it is so close that these patients cannot tell the difference (95% likelihood "
        f"interval); the chapter's {REFERENCE:.0f} °C lies {reference}. At the ends "
        "nearly all patients lie on one side of c: there the distance is T again, and "
        "no better than it.\n\n"
        "c is the middle of a V that is forced to be symmetric, which the risk need "
        f"not be. The temperature of lowest risk of 7,063 other intensive-care "
        f"patients, {PUBLISHED} °C (doi 10.1089/ther.2023.0053), is another quantity; "
        f"it lies {published}."
    )
