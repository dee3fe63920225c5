import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.logistic import fit_logistic, log_loss
from core.monotonicity.temperature import all_patients, patients


def column(*values: float) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)[:, None]


def test_two_groups_get_their_own_log_odds():
    # 1 of 4 at x = 0 and 3 of 4 at x = 1: log-odds -log 3 and log 3.
    X = column(0, 0, 0, 0, 1, 1, 1, 1)
    y = torch.tensor([0, 0, 0, 1, 0, 1, 1, 1])

    W, b = fit_logistic(X, y)

    assert b.item() == pytest.approx(-math.log(3), abs=1e-14)
    assert W.item() == pytest.approx(2 * math.log(3), abs=1e-14)


def test_the_log_loss_survives_huge_logits():
    loss = log_loss(torch.tensor([800.0, -800.0]), torch.tensor([0.0, 1.0]))

    assert loss.item() == 800


def test_counted_patients_give_the_weights_of_single_ones():
    T, died = patients()
    counted = all_patients()

    single = fit_logistic(T[:, None], died)
    grouped = fit_logistic(counted.value[:, None], counted.rate, counted.trials)

    assert grouped.W.item() == pytest.approx(single.W.item(), abs=1e-12)
    assert grouped.b.item() == pytest.approx(single.b.item(), abs=1e-10)


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.integers(1, 4), st.floats(1e-3, 1e3))
def test_at_the_fit_the_log_loss_is_flat(seed: int, num_inputs: int, scale: float):
    generator = torch.Generator().manual_seed(seed)
    X = torch.randn(200, num_inputs, generator=generator, dtype=torch.float64) * scale
    y = (torch.rand(200, generator=generator) < 0.4).double()

    W, b = fit_logistic(X, y)

    error = (X @ W + b).sigmoid()[:, 0] - y
    assert (X.T @ error / scale).abs().max() < 1e-9
    assert error.sum().abs() < 1e-9


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ([1, 2, 3, 4], [0, 0, 1, 1]),
        ([1, 2, 2, 3], [0, 0, 1, 1]),
        ([-1e6, 1e6], [1, 0]),
    ],
)
def test_outcomes_that_a_line_separates_are_refused(x: list, y: list):
    with pytest.raises(ValueError, match="can be separated"):
        fit_logistic(column(*x), torch.tensor(y))


def test_a_feature_that_repeats_another_is_refused():
    X = torch.tensor([[1.0, 2.0], [2.0, 4.0], [3.0, 6.0], [5.0, 10.0]])

    with pytest.raises(ValueError, match="2 features and a constant span only 2"):
        fit_logistic(X, torch.tensor([0, 1, 0, 1]))


def test_outcomes_that_are_all_equal_are_refused():
    with pytest.raises(ValueError, match="every outcome is 1"):
        fit_logistic(column(1, 2, 3), torch.ones(3))
