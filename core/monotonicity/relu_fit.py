"""Ramps fitted to an outcome from many random starts, the best kept.

The log-loss of a hidden layer has many local minima: that good weights exist does not
mean that one run finds them. Each start follows the Levenberg-Marquardt method with
Fisher's information for the curvature (Marquardt 1963; McCullagh and Nelder,
"Generalized Linear Models", 1989, section 2.5); all starts take their steps at once.
"""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from core.mlp import MLP
from core.monotonicity.grouped_counts import Tally
from core.training.progress import OnEpoch

NUM_STARTS = 24
NUM_STEPS = 60
# Without it a unit may turn ever steeper to follow four patients below 32.3 °C.
WEIGHT_DECAY = 1e-5


class RampFits(NamedTuple):
    """The networks found from all starts, the best first; float64.

    Attributes:
        mlps: The networks, with a leading axis over the starts: W1 (num_starts, 1,
            num_hiddens), b1 and W2 alike with their own shapes, b2 (num_starts, 1, 1).
        losses: Log-loss of each on the data it was fitted to, shape (num_starts,).
    """

    mlps: MLP
    losses: Tensor

    def mlp(self, rank: int = 0) -> MLP:
        """Return one network; rank 0 is the best."""
        W1, b1, W2, b2 = (parameter[rank] for parameter in self.mlps)
        return MLP(W1, b1.flatten(), W2, b2.flatten())


class _State(NamedTuple):
    theta: Tensor
    Z: Tensor
    logits: Tensor
    objective: Tensor


def fit_ramps(data: Tally, num_hiddens: int, *, seed: int = 0) -> RampFits:
    """Fit σ(network) to the rates of an outcome from some random starts.

    The starts are drawn as ``nn.Linear`` draws its parameters, for the feature in
    standard units; the networks returned take the feature as it was recorded.

    Args:
        data: Outcomes counted by the value of the feature.
        num_hiddens: ReLU units, at least 1.
        seed: Seed of the starts.
    """
    return fit_all_ramps([data], num_hiddens, seeds=[seed])[0]


def fit_all_ramps(
    tallies: Sequence[Tally],
    num_hiddens: int,
    *,
    seeds: Sequence[int],
    num_starts: int = NUM_STARTS,
    on_epoch: OnEpoch | None = None,
) -> list[RampFits]:
    """Fit ramps to each of some data, as `fit_ramps` does, all of them at once.

    Args:
        tallies: Outcomes counted by the value of the feature.
        num_hiddens: ReLU units, at least 1.
        seeds: Seed of the starts for each.
        num_starts: How many.
        on_epoch: Told at every step which share is done; the rest is left out if it
            returns False.
    """
    data = _side_by_side(tallies)
    total = data.trials.sum(-1, keepdim=True)
    center = (data.trials * data.value).sum(-1, keepdim=True) / total
    away = data.value - center
    spread = ((data.trials * away.square()).sum(-1, keepdim=True) / total).sqrt()
    x = away / spread
    theta = torch.stack([_draw_starts(num_hiddens, seed, num_starts) for seed in seeds])
    state = _descend(_evaluate(theta, x, data), x, data, on_epoch)
    found = zip(
        state.theta, _log_losses(state.logits, data), center, spread, strict=True
    )
    return [_best_first(*each) for each in found]


def _side_by_side(tallies: Sequence[Tally]) -> Tally:
    """Stack data, each column (num_data, 1, n): the shorter are filled with nobody."""
    return Tally(
        *(
            pad_sequence(list(columns), batch_first=True)[:, None]
            for columns in zip(*tallies, strict=True)
        )
    )


def _best_first(
    theta: Tensor, losses: Tensor, center: Tensor, spread: Tensor
) -> RampFits:
    order = losses.argsort(stable=True)
    mlps = _unpack(theta[order])
    W1 = mlps.W1 / spread
    return RampFits(mlps._replace(W1=W1, b1=mlps.b1 - center * W1), losses[order])


def _draw_starts(num_hiddens: int, seed: int, num_starts: int) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    shape = (num_starts, 3 * num_hiddens + 1)
    theta = torch.rand(shape, generator=generator, dtype=torch.float64) * 2 - 1
    theta[:, 2 * num_hiddens :] /= num_hiddens**0.5
    return theta


def _unpack(theta: Tensor) -> MLP:
    h = theta.shape[-1] // 3
    W1, b1, W2, b2 = theta.split([h, h, h, 1], dim=-1)
    return MLP(W1[..., None, :], b1[..., None, :], W2[..., None], b2[..., None])


def _log_losses(logits: Tensor, data: Tally) -> Tensor:
    softplus = torch.logaddexp(logits, torch.zeros_like(logits))
    total = (data.trials * softplus - data.events * logits).sum(-1)
    return total / data.trials.sum(-1)


def _evaluate(theta: Tensor, x: Tensor, data: Tally) -> _State:
    W1, b1, W2, b2 = _unpack(theta)
    # Units run down and values across: rows of a few units take twice as long.
    Z = W1.mT * x[..., None, :] + b1.mT
    logits = (W2.mT @ Z.relu() + b2)[..., 0, :]
    decay = WEIGHT_DECAY / 2 * theta.square().sum(-1)
    return _State(theta, Z, logits, _log_losses(logits, data) + decay)


def _descend(state: _State, x: Tensor, data: Tally, on_epoch: OnEpoch | None) -> _State:
    damping = torch.full_like(state.objective, 1e-3)
    for step in range(NUM_STEPS):
        tried = _evaluate(state.theta - _step(state, x, data, damping), x, data)
        better = tried.objective < state.objective
        pairs = zip(tried, state, strict=True)
        state = _State(*(_choose(better, *pair) for pair in pairs))
        damping = torch.where(better, damping / 3, damping * 4).clamp(1e-8, 1e4)
        if on_epoch and on_epoch((step + 1) / NUM_STEPS) is False:
            break
    return state


def _choose(better: Tensor, tried: Tensor, kept: Tensor) -> Tensor:
    shape = *better.shape, *[1] * (tried.dim() - better.dim())
    return torch.where(better.view(shape), tried, kept)


def _step(state: _State, x: Tensor, data: Tally, damping: Tensor) -> Tensor:
    """Solve (JᵀCJ + decay + damping) step = gradient, all starts at once."""
    slope = (state.Z > 0) * _unpack(state.theta).W2
    one = torch.ones_like(state.logits)[..., None, :]
    JT = torch.cat([slope * x[..., None, :], slope, state.Z.relu(), one], dim=-2)
    rate = state.logits.sigmoid()
    total = data.trials.sum(-1, keepdim=True)
    share = data.trials / total
    residual = share * rate - data.events / total
    gradient = (JT @ residual[..., None])[..., 0] + WEIGHT_DECAY * state.theta
    curvature = (share * rate * (-state.logits).sigmoid())[..., None, :]
    hessian = (JT * curvature) @ JT.mT
    hessian.diagonal(dim1=-2, dim2=-1).add_((WEIGHT_DECAY + damping)[..., None])
    return torch.linalg.solve(hessian, gradient)
