"""How others bent the line before: a tree, a kernel method and a cubic spline.

The chapter names them: decision trees (Quinlan 1993), kernel methods (Aronszajn 1950;
Schölkopf and Smola 2002) and splines (Wahba 1990). All three fit the outcomes of one
feature; what a hidden layer adds is that it *learns* where to bend by descending a
gradient, and that it does the same with 64 pixels as with one temperature.
"""

from itertools import pairwise

import torch
from torch import Tensor

from core.logistic import fit_logistic
from core.monotonicity.grouped_counts import Tally
from core.monotonicity.one_feature import Model

FEWEST_IN_LEAF = 20
KERNEL_RIDGE = 20.0


def fit_tree(data: Tally, num_leaves: int) -> Model:
    """Return a decision tree: it cuts where the log-loss falls most, leaf by leaf.

    Args:
        data: Outcomes counted by the value of the feature.
        num_leaves: Number of constant pieces at most; each keeps at least 20 examples.
    """
    cuts: list[int] = []
    for _ in range(num_leaves - 1):
        gains = _gains_of_cuts(data, sorted(cuts))
        best = int(gains.argmax())
        if gains[best] <= 0:
            break
        cuts.append(best + 1)
    edges = [0, *sorted(cuts), len(data.value)]
    sizes = torch.tensor(edges).diff()
    events = torch.stack([part.sum() for part in data.events.split(sizes.tolist())])
    trials = torch.stack([part.sum() for part in data.trials.split(sizes.tolist())])
    middle = (data.value[edges[1:-1]] + data.value[[i - 1 for i in edges[1:-1]]]) / 2
    return lambda x: (events / trials)[torch.searchsorted(middle, x.to(middle))]


def fit_kernel(data: Tally, width: float) -> Model:
    """Return kernel ridge regression: a weighted sum of bumps, one on every value.

    ``f(x) = mean + Σ_i a_i exp(-(x - x_i)² / 2 width²)``, with the weights a that keep
    the squared error small and the bumps together smooth: (K + λ N⁻¹) a = y - mean.

    Args:
        data: Outcomes counted by the value of the feature.
        width: Width of a bump, in the unit of the feature, > 0.
    """

    def kernel(x: Tensor) -> Tensor:
        return torch.exp(-((x[:, None] - data.value) ** 2) / (2 * width**2))

    mean = data.events.sum() / data.trials.sum()
    ridge = torch.diag(KERNEL_RIDGE / data.trials)
    a = torch.linalg.solve(kernel(data.value) + ridge, data.rate - mean)
    return lambda x: (mean + kernel(x) @ a).clamp(0, 1)


def fit_spline(data: Tally, num_knots: int) -> Model:
    """Return log-odds that are a cubic between knots and straight beyond the outer two.

    The knots stand at quantiles of the examples; a natural cubic spline is linear in
    its basis (Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning",
    2009, equation 5.4), so the fit is a logistic regression on made features.

    Args:
        data: Outcomes counted by the value of the feature.
        num_knots: Number of knots, at least 3.

    Raises:
        ValueError: As `core.logistic.fit_logistic`.
    """
    knots = _quantiles(data, torch.linspace(0.05, 0.95, num_knots).double())
    layer = fit_logistic(natural_basis(data.value, knots), data.rate, data.trials)
    return lambda x: layer(natural_basis(x, knots))[:, 0].sigmoid()


def natural_basis(x: Tensor, knots: Tensor) -> Tensor:
    """Return x and num_knots - 2 cubic bends, straight beyond the outer knots.

    Args:
        x: Where to evaluate, shape (n,).
        knots: Increasing, shape (num_knots,).

    Returns:
        Shape (n, num_knots - 1).
    """
    scale = knots[-1] - knots[0]
    cubes = ((x[:, None] - knots) / scale).relu() ** 3
    slopes = (cubes[:, :-1] - cubes[:, -1:]) / ((knots[-1] - knots[:-1]) / scale)
    return torch.cat([x[:, None], slopes[:, :-1] - slopes[:, -1:]], dim=1)


def _gains_of_cuts(data: Tally, cuts: list[int]) -> Tensor:
    """Return how much log-loss each cut between two values would save, (n - 1,)."""
    gains = torch.full((len(data.value) - 1,), -torch.inf, dtype=torch.float64)
    edges = [0, *cuts, len(data.value)]
    for start, end in pairwise(edges):
        trials = data.trials[start:end].cumsum(0)
        events = data.events[start:end].cumsum(0)
        left = _loss(trials[:-1], events[:-1])
        right = _loss(trials[-1] - trials[:-1], events[-1] - events[:-1])
        saved = _loss(trials[-1], events[-1]) - left - right
        smaller = torch.minimum(trials[:-1], trials[-1] - trials[:-1])
        gains[start : end - 1] = torch.where(
            smaller >= FEWEST_IN_LEAF, saved, -torch.inf
        )
    return gains


def _loss(trials: Tensor, events: Tensor) -> Tensor:
    rate = events / trials
    return trials * (torch.special.entr(rate) + torch.special.entr(1 - rate))


def _quantiles(data: Tally, shares: Tensor) -> Tensor:
    cumulative = data.trials.cumsum(0) / data.trials.sum()
    return data.value[torch.searchsorted(cumulative, shares)].unique()
