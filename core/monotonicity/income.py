"""The second story: income and repayment, which rises everywhere but not in a line.

4,073 loans (`credit_data` of the R package modeldata, from the Universitat Politècnica
de Catalunya): the applicant's income as recorded, without a unit, and whether the loan
was repaid. The chapter's claim: a step in income counts for more where income is low.
"""

from functools import lru_cache
from typing import NamedTuple

import torch
from torch import Tensor

from core.datasets.real_data import read_columns
from core.monotonicity import one_feature
from core.monotonicity.grouped_counts import Tally, tally
from core.monotonicity.held_out import split_tally
from core.monotonicity.isotonic import fit_monotone
from core.monotonicity.relu_fit import RampFits


@lru_cache(maxsize=1)
def loans() -> tuple[Tensor, Tensor]:
    """Return incomes and outcomes (1: repaid), float64, shape (4073,) each."""
    income, repaid = read_columns("loan_repayment.csv", "income", "repaid")
    return income.double(), repaid.double()


@lru_cache(maxsize=1)
def all_loans() -> Tally:
    """Count all 4,073 loans and repayments by income."""
    return tally(*loans())


@lru_cache(maxsize=64)
def split_loans(seed: int) -> tuple[Tally, Tally]:
    """Count the loans to train on, and the 30 % held out by `seed`."""
    return split_tally(*loans(), seed)


def quantile_edges(data: Tally, num_bins: int) -> Tensor:
    """Return edges of bins with about equally many examples, as whole numbers.

    Equal incomes are never parted, so bins differ a little in size, and fewer than
    `num_bins` may be left.
    """
    shares = torch.arange(1, num_bins, dtype=torch.float64) / num_bins
    incomes = data.value.repeat_interleave(data.trials.long())
    inner = incomes.quantile(shares).floor() + 1
    ends = data.value[[0, -1]]
    return torch.cat([ends[:1], inner, ends[1:] + 1]).unique()


class IncomeModels(NamedTuple):
    """The models of the story, each from incomes (n,) to chances of repayment (n,)."""

    line: one_feature.Model
    linear: one_feature.Model
    log: one_feature.Model
    hidden: one_feature.Model
    monotone: one_feature.Model


def log_income(income: Tensor) -> Tensor:
    """Return the feature made by hand: log(1 + income), finite from 0 on."""
    return torch.log1p(income)


def fit_models(data: Tally, fits: RampFits) -> IncomeModels:
    """Fit the models to `data`; the hidden layer is the best of `fits`."""
    linear = one_feature.fit_feature(data, lambda income: income)
    log = one_feature.fit_feature(data, log_income)
    return IncomeModels(
        one_feature.line_model(one_feature.fit_line(data)),
        one_feature.logistic_model(linear),
        one_feature.logistic_model(log, log_income),
        one_feature.hidden_model(fits.mlp()),
        fit_monotone(data),
    )


def step_effects(models: IncomeModels, starts: Tensor, step: float) -> Tensor:
    """Return what one more `step` of income adds, shape (num_models, num_starts).

    Args:
        models: The models, in the order of the rows.
        starts: Incomes before the step, shape (num_starts,).
        step: The same step everywhere.
    """
    return torch.stack([model(starts + step) - model(starts) for model in models])


def certain_from(line_at: one_feature.Model) -> float:
    """Return the income from which a straight line that rises predicts more than 1."""
    at_0, at_1 = line_at(torch.tensor([0.0, 1.0], dtype=torch.float64)).tolist()
    return (1 - at_0) / (at_1 - at_0)
