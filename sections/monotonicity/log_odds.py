"""On the scale of log-odds a logistic model is a straight line; are the loans?"""

import streamlit as st

from charts.risk import Axes, bins_frame, curves_frame, key_frame, risk_chart
from core.binned_rates import log_odds
from core.income import HIGHEST, Models, log_income
from sections.monotonicity import loans
from ui.controls import choose_one
from ui.draw import draw

SCALES = ("income", "log income")


def show_log_odds(models: Models, num_bins: int, describe: str) -> None:
    """Draw log-odds over income or over its logarithm."""
    scale = choose_one("Horizontal scale", "scale", SCALES)
    x, rates = loans.drawn_incomes()[2:], loans.binned(num_bins)
    logarithmic = scale == SCALES[1]
    kind, model = ("feature", models.log) if logarithmic else ("linear", models.linear)
    feature = log_income if logarithmic else (lambda income: income)
    domain = (float(log_income(x[0])), 7.0) if logarithmic else (0.0, HIGHEST)
    bins = bins_frame(rates, describe, feature)
    bins[["rate", "low", "high"]] = log_odds(
        rates.rate, rates.low, rates.high
    ).T.numpy()
    name = "in log income" if logarithmic else "in income"
    draw(
        risk_chart,
        Axes(
            "log(1 + income)" if logarithmic else "income (as recorded)",
            domain,
            "log-odds of repayment",
            (-0.5, 3.5),
            360,
            ".1f",
        ),
        (0.05, 0.06),
        alt_text="Log-odds of repayment in bins, with a model that is a straight line "
        "on this scale",
        bins=bins,
        curves=curves_frame(
            x, {kind: log_odds(model(x))[0], "hidden": log_odds(models.hidden(x))[0]},
            feature,
        ),
        key=key_frame(
            {kind: f"logistic, linear {name}", "hidden": "hidden layer on income"}
        ),
    )  # fmt: skip
    st.markdown(
        "**What you see.** The logistic map turns chances into log-odds, log(p / (1 - "
        "p)), and a logistic model is a straight line on that scale. Over income the "
        "loans bend away from it; over the logarithm of income they come closer to a "
        "line. That is what the chapter means by processing the outcome until "
        "linearity becomes plausible. The hidden layer needs neither: it bends on its "
        "own at the places it finds."
    )
