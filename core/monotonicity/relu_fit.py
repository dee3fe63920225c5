"""Ramps fitted to an outcome from many random starts, the best kept.

The log-loss of a hidden layer has many local minima: that good weights exist does not
mean that one run finds them. Each start follows the Levenberg-Marquardt method with
Fisher's information for the curvature (Marquardt 1963; McCullagh and Nelder,
"Generalized Linear Models", 1989, section 2.5); all starts take their steps at once.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from core.mlp import MLP
from core.monotonicity.grouped_counts import Tally

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


def fit_ramps(
    data: Tally, num_hiddens: int, *, seed: int = 0, num_starts: int = NUM_STARTS
) -> RampFits:
    """Fit σ(network) to the rates of an outcome from some random starts.

    The starts are drawn as ``nn.Linear`` draws its parameters, for the feature in
    standard units; the networks returned take the feature as it was recorded.

    Args:
        data: Outcomes counted by the value of the feature.
        num_hiddens: ReLU units, at least 1.
        seed: Seed of the starts.
        num_starts: How many; fewer are the first of more.

    Raises:
        ValueError: If there is no unit, or the feature never varies.
    """
    if num_hiddens < 1:
        raise ValueError(f"a hidden layer needs at least 1 unit, not {num_hiddens}")
    center = (data.trials * data.value).sum() / data.trials.sum()
    spread = (data.trials * (data.value - center).square()).sum() / data.trials.sum()
    if not spread > 0:
        raise ValueError(f"the feature is {center:g} in all {data.total} examples")
    x = (data.value - center) / spread.sqrt()
    theta = _draw_starts(num_hiddens, seed, num_starts)
    state = _descend(_evaluate(theta, x, data), x, data)
    losses = _log_losses(state.logits, data)
    order = losses.argsort(stable=True)
    mlps = _unpack(state.theta[order])
    W1 = mlps.W1 / spread.sqrt()
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
    return total / data.trials.sum()


def _evaluate(theta: Tensor, x: Tensor, data: Tally) -> _State:
    W1, b1, W2, b2 = _unpack(theta)
    Z = x[:, None] * W1 + b1
    logits = (Z.relu() @ W2 + b2)[..., 0]
    decay = WEIGHT_DECAY / 2 * theta.square().sum(-1)
    return _State(theta, Z, logits, _log_losses(logits, data) + decay)


def _descend(state: _State, x: Tensor, data: Tally) -> _State:
    damping = torch.full((len(state.theta), 1, 1), 1e-3, dtype=torch.float64)
    for _ in range(NUM_STEPS):
        tried = _evaluate(state.theta - _step(state, x, data, damping), x, data)
        better = tried.objective < state.objective
        pairs = zip(tried, state, strict=True)
        state = _State(*(_choose(better, *pair) for pair in pairs))
        damping = torch.where(better[:, None, None], damping / 3, damping * 4)
        damping = damping.clamp(1e-8, 1e4)
    return state


def _choose(better: Tensor, tried: Tensor, kept: Tensor) -> Tensor:
    return torch.where(better.view(-1, *[1] * (tried.dim() - 1)), tried, kept)


def _step(state: _State, x: Tensor, data: Tally, damping: Tensor) -> Tensor:
    """Solve (JᵀCJ + decay + damping) step = gradient, all starts at once."""
    W2 = _unpack(state.theta).W2
    slope = (state.Z > 0) * W2.mT
    one = torch.ones_like(state.logits)[..., None]
    J = torch.cat([slope * x[:, None], slope, state.Z.relu(), one], dim=-1)
    rate = state.logits.sigmoid()
    share = data.trials / data.trials.sum()
    residual = share * rate - data.events / data.trials.sum()
    gradient = (residual[:, None] @ J)[:, 0] + WEIGHT_DECAY * state.theta
    curvature = (share * rate * (-state.logits).sigmoid())[..., None]
    eye = torch.eye(J.shape[-1], dtype=J.dtype)
    hessian = J.mT @ (curvature * J) + (WEIGHT_DECAY + damping) * eye
    return torch.linalg.solve(hessian, gradient)
