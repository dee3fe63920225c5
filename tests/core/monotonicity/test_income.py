import pytest
import torch

from core.monotonicity import income
from core.monotonicity.binned_rates import binned_rates
from core.monotonicity.relu_fit import fit_ramps


@pytest.fixture(scope="module")
def models() -> income.IncomeModels:
    return income.fit_models(income.all_loans(), fit_ramps(income.all_loans(), 2))


def test_the_repayment_by_decile_of_the_data_readme():
    data = income.all_loans()

    rates = binned_rates(data, income.quantile_edges(data, 10))

    assert data.total == 4073
    assert rates.rate.tolist() == pytest.approx(
        [0.527, 0.625, 0.684, 0.811, 0.769, 0.790, 0.809, 0.833, 0.850, 0.809], abs=6e-4
    )


@pytest.mark.parametrize("num_bins", [5, 20])
def test_bins_of_equal_size_lose_no_loan(num_bins: int):
    data = income.all_loans()

    rates = binned_rates(data, income.quantile_edges(data, num_bins))

    assert rates.trials.sum() == 4073
    assert len(rates.trials) <= num_bins


def test_a_step_adds_the_same_anywhere_on_the_line_and_less_at_the_top_elsewhere(
    models: income.IncomeModels,
):
    starts = torch.tensor([50.0, 300.0], dtype=torch.float64)

    line, linear, log, hidden, monotone = income.step_effects(models, starts, 50.0)

    assert line[0].item() == pytest.approx(line[1].item(), abs=1e-12)
    assert linear.tolist() == pytest.approx([0.064, 0.026], abs=5e-4)
    assert log.tolist() == pytest.approx([0.151, 0.015], abs=5e-4)
    assert hidden[0] > log[0] > linear[0] > line[0]
    assert hidden[1] < log[1] < linear[1] < line[1]
    assert monotone.min() >= 0


def test_the_straight_line_predicts_more_than_certainty(models: income.IncomeModels):
    limit = income.certain_from(models.line)

    at_limit = models.line(torch.tensor([limit], dtype=torch.float64))
    assert limit == pytest.approx(453.65, abs=0.01)
    assert at_limit.item() == pytest.approx(1)
    assert (income.all_loans().trials[income.all_loans().value > limit]).sum() == 37
