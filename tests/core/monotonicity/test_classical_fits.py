import pytest
import torch
from sklearn.kernel_ridge import KernelRidge
from sklearn.tree import DecisionTreeClassifier

from core.monotonicity.classical_fits import (
    FEWEST_IN_LEAF,
    KERNEL_RIDGE,
    fit_kernel,
    fit_tree,
    natural_basis,
)
from core.monotonicity.temperature import all_patients, patients


def grid() -> torch.Tensor:
    return torch.linspace(31.03, 42.03, 441, dtype=torch.float64)


@pytest.mark.parametrize("num_leaves", [2, 5, 12])
def test_the_tree_agrees_with_scikit_learn(num_leaves: int):
    T, died = patients()

    tree = fit_tree(all_patients(), num_leaves)

    oracle = DecisionTreeClassifier(
        criterion="entropy", max_leaf_nodes=num_leaves, min_samples_leaf=FEWEST_IN_LEAF
    ).fit(T[:, None].numpy(), died.numpy())
    expected = oracle.predict_proba(grid()[:, None].numpy())[:, 1]
    assert tree(grid()).tolist() == pytest.approx(expected.tolist(), abs=1e-9)


@pytest.mark.parametrize("width", [0.2, 3.0])
def test_the_kernel_method_agrees_with_scikit_learn(width: float):
    data = all_patients()
    mean = data.events.sum() / data.trials.sum()

    model = fit_kernel(data, width)

    oracle = KernelRidge(
        alpha=KERNEL_RIDGE, kernel="rbf", gamma=1 / (2 * width**2)
    ).fit(
        data.value[:, None].numpy(),
        (data.rate - mean).numpy(),
        sample_weight=data.trials.numpy(),
    )
    expected = (oracle.predict(grid()[:, None].numpy()) + float(mean)).clip(0, 1)
    assert model(grid()).tolist() == pytest.approx(expected.tolist(), abs=1e-6)


def test_the_spline_is_straight_beyond_its_outer_knots_and_smooth_within():
    knots = torch.tensor([35.0, 36.0, 37.5, 39.0], dtype=torch.float64)
    x = torch.linspace(33, 41, 8001, dtype=torch.float64)

    basis = natural_basis(x, knots)

    bends = basis.diff(dim=0).diff(dim=0) / 0.001**2
    outside = (x[1:-1] < 34.99) | (x[1:-1] > 39.01)
    assert basis.shape == (8001, 3)
    assert bends[outside].abs().max() < 1e-4
    assert bends.diff(dim=0).abs().max() < 0.01
