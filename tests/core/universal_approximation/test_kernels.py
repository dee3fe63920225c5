import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.kernel_ridge import KernelRidge

from core.universal_approximation.constructions import build_ramps
from core.universal_approximation.errors import curve
from core.universal_approximation.kernels import (
    KERNELS,
    kernel_examples,
    kernel_network,
    solve_kernel,
)
from core.universal_approximation.targets import named_targets

TARGETS = named_targets()


def line(*values: float) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)


def test_two_examples_and_the_distance_kernel_by_hand():
    # K = [[0, 2], [2, 0]], so a = (6 / 2, 4 / 2), and at the middle f = 3 + 2.
    fit = solve_kernel(line(0, 2), line(4, 6), KERNELS["distance"], 1.0)

    assert fit.weights.tolist() == pytest.approx([3, 2])
    assert fit(line(1)).item() == pytest.approx(5)
    assert fit.condition == pytest.approx(1)


@pytest.mark.parametrize("name", KERNELS)
@settings(max_examples=40)
@given(
    places=st.lists(st.integers(0, 40), min_size=2, max_size=12, unique=True),
    seed=st.integers(0, 999),
)
def test_distinct_examples_are_met_exactly(name, places, seed):
    # Micchelli 1986: these matrices can be solved for any distinct places.
    x = line(*places)
    y = torch.randn(len(places), generator=torch.Generator().manual_seed(seed)).double()

    fit = solve_kernel(x, y, KERNELS[name], 0.8)

    torch.testing.assert_close(fit(x), y, rtol=0, atol=1e-6)


@pytest.mark.parametrize("ridge", [1e-6, 1.0])
def test_gaussian_ridge_regression_is_scikit_learns(ridge):
    x, y = kernel_examples(TARGETS["motorcycle"], 94)
    X, length = x[:, None].numpy(), 5.0
    reference = KernelRidge(alpha=ridge, kernel="rbf", gamma=1 / (2 * length**2))

    fit = solve_kernel(x, y, KERNELS["gaussian"], length, ridge)

    expected = torch.from_numpy(reference.fit(X, y.numpy()).predict(X))
    torch.testing.assert_close(fit(x), expected, rtol=1e-6, atol=1e-4)


@pytest.mark.parametrize("num_examples", [2, 9, 200])
def test_the_distance_kernel_draws_the_broken_line_of_the_relu_network(num_examples):
    wave = TARGETS["wave"]
    x = wave.grid(257)

    solved = kernel_network(wave, num_examples, "distance", 0.1)(x)

    built = curve(build_ramps(wave, num_examples - 1), torch.relu, x)
    torch.testing.assert_close(solved, built, rtol=0, atol=1e-9)


def test_the_condition_number_is_that_of_the_matrix():
    x, _ = kernel_examples(TARGETS["wave"], 9)
    K = KERNELS["gaussian"].fn((x[:, None] - x).abs(), 0.5)

    fit = solve_kernel(x, torch.sin(x), KERNELS["gaussian"], 0.5)

    assert fit.condition == pytest.approx(torch.linalg.cond(K).item(), rel=1e-9)


def test_a_wide_gaussian_on_many_examples_is_lost_in_rounding_and_a_ridge_restores_it():
    lost = kernel_network(TARGETS["wave"], 200, "gaussian", 0.3)
    kept = kernel_network(TARGETS["wave"], 200, "gaussian", 0.3, ridge=1e-6)

    assert lost.condition == math.inf
    assert lost(TARGETS["wave"].grid(129)).isfinite().all()
    assert kept.condition == pytest.approx(2e8, rel=0.6)


def test_the_distance_kernel_on_a_single_example_has_nothing_to_solve():
    fit = kernel_network(TARGETS["wave"], 1, "distance", 0.1)

    assert fit(line(0, 1)).tolist() == [0, 0]


def test_the_motorcycle_gives_its_distinct_times_with_mean_measurements():
    x, y = kernel_examples(TARGETS["motorcycle"], 200)
    examples = TARGETS["motorcycle"].examples

    assert len(x) == 94
    assert (x.diff() > 0).all()
    several = examples[:, 0] == x[20]
    assert y[20].item() == pytest.approx(examples[several, 1].mean().item())
