"""What the income story computes once for all readers."""

import streamlit as st

from core.monotonicity import income
from core.monotonicity.binned_rates import BinnedRates, binned_rates
from core.monotonicity.income import IncomeModels
from core.monotonicity.relu_fit import fit_ramps

# Farther out the rise, which levels off before 200, would be a tenth of the picture.
DRAWN_TO = 600.0
NAMES = {
    "line": "straight line",
    "linear": "sigmoid(w·income + b)",
    "feature": "sigmoid(w·log income + b)",
    "hidden": "two ReLU units",
    "free": "best rising curve",
}
"""In the order of the models, by how they are drawn."""
DESCRIBE_BIN = (
    "income {left:.0f} to below {right:.0f}: {events:.0f} of {trials:.0f} paid back "
    "({rate:.0%}; 95% interval {low:.0%} to {high:.0%})"
)


@st.cache_resource(max_entries=1, show_spinner=False)
def all_models() -> IncomeModels:
    """Models fitted to all loans, the hidden layer with two units."""
    data = income.all_loans()
    return income.fit_models(data, fit_ramps(data, 2))


@st.cache_resource(max_entries=32, show_spinner=False)
def binned(num_bins: int) -> BinnedRates:
    """Observed repayment in bins of about equally many loans."""
    loans = income.all_loans()
    return binned_rates(loans, income.quantile_edges(loans, num_bins))
