"""What the income story computes once for all readers."""

import streamlit as st
import torch
from torch import Tensor

from core.monotonicity import income
from core.monotonicity.binned_rates import BinnedRates, binned_rates
from core.monotonicity.income import IncomeModels
from core.monotonicity.relu_fit import RampFits, fit_ramps


@st.cache_resource(max_entries=32, show_spinner=False)
def hidden_fits(num_hiddens: int) -> RampFits:
    """Hidden layers fitted to all loans."""
    return fit_ramps(income.all_loans(), num_hiddens)


@st.cache_resource(max_entries=32, show_spinner=False)
def all_models(num_hiddens: int) -> IncomeModels:
    """Models fitted to all loans."""
    return income.fit_models(income.all_loans(), hidden_fits(num_hiddens))


@st.cache_resource(max_entries=32, show_spinner=False)
def binned(num_bins: int) -> BinnedRates:
    """Observed repayment in bins of about equally many loans."""
    loans = income.all_loans()
    return binned_rates(loans, income.quantile_edges(loans, num_bins))


def drawn_incomes() -> Tensor:
    """Incomes at which curves are drawn."""
    return torch.arange(0.0, income.HIGHEST + 1, 4.0).double()
