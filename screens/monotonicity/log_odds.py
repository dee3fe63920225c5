"""On the scale of log-odds a logistic model is a straight line; are the loans?"""

from collections.abc import Callable

import streamlit as st
from torch import Tensor

from charts.monotonicity.risk import bins_frame, curves_frame, risk_chart
from charts.monotonicity.strokes import Axes, key_frame
from core.monotonicity.binned_rates import log_odds
from core.monotonicity.income import IncomeModels, log_income
from core.monotonicity.one_feature import Model
from screens.monotonicity import loans
from screens.monotonicity.link import LINK
from serving.tables import table
from ui.controls import choose_one
from ui.draw import draw
from ui.fragments import fragment

# On the logarithmic scale the lowest incomes, which nobody has, would fill the picture.
FIRST = 2
TITLES = {"linear": loans.X_TITLE, "feature": "log(1 + income)"}
NAMES = {
    "linear": {"linear": "logistic in income"},
    "feature": {"feature": "logistic in log income"},
}


@fragment
def show_log_odds(models: IncomeModels, num_bins: int) -> None:
    """Draw log-odds over income or over its logarithm."""
    scale = choose_one("Horizontal scale", "scale", *LINK["scale"])
    if scale == "income":
        draw_log_odds(models.linear, "linear", models, num_bins, lambda x: x)
    else:
        draw_log_odds(models.log, "feature", models, num_bins, log_income)
    st.markdown(
        "**What you see.** Log-odds, log(p / (1 − p)), undo the logistic map: on their "
        "scale a logistic model is a straight line. That is the chapter's way to "
        "process the *outcome* until linearity is more plausible; over income the "
        "loans still bend away from it. The logarithm processes the *input*: over it "
        "they come closer to a line. The hidden layer needs no logarithm: it bends at "
        "the places it finds."
    )


def draw_log_odds(
    model: Model,
    kind: str,
    models: IncomeModels,
    num_bins: int,
    scale: Callable[[Tensor], Tensor],
) -> None:
    """Draw a model that is straight on `scale`, the hidden layer, and the loans."""
    x, rates = loans.drawn_incomes()[FIRST:], loans.binned(num_bins)
    x = x[x <= loans.DRAWN_TO]
    bins = bins_frame(rates, loans.DESCRIBE_BIN, scale)
    ends = log_odds(rates.rate, rates.low, rates.high)
    bins[["rate", "low", "high"]] = ends.T.numpy()
    straight, bent = log_odds(model(x), models.hidden(x))
    axes = Axes(
        TITLES[kind],
        (float(scale(x[0])), float(scale(x[-1]))),
        "log-odds of repayment",
        (-0.5, 3.5),
        360,
        ".1f",
    )
    draw(
        risk_chart,
        axes,
        (0.4, 0.72),
        alt_text="Log-odds of repayment in bins, with a model that is a straight line "
        "on this scale",
        bins=bins,
        curves=table(curves_frame, x, {kind: straight, "hidden": bent}, scale),
        key=table(key_frame, NAMES[kind] | {"hidden": "hidden layer on income"}),
    )
