"""Models of one feature: each turns x into the probability of an outcome.

A model is a function from x (n,) to probabilities (n,), fitted to counted outcomes.
The straight line and the logistic curve have one weight on x, so they are monotone;
a feature made by hand, |x - c| or log x, bends x before the weight; a hidden layer
finds its own bend. All are fitted by their likelihood without a penalty, but for the
line (least squares) and the hidden layer (see `core.monotonicity.relu_fit`).

Every ReLU unit of one number is a ramp. Unit j adds ``W2_j relu(W1_j x + b1_j)``:
nothing on one side of its kink at ``-b1_j / W1_j``, a straight ramp on the other. Two
ramps back to back are a distance, ``|x - c| = relu(x - c) + relu(c - x)``.
"""

from collections.abc import Callable

import torch
from torch import Tensor

from core.affine import Affine
from core.logistic import fit_logistic
from core.mlp import MLP
from core.monotonicity.grouped_counts import Tally

Model = Callable[[Tensor], Tensor]

# A straight line may leave [0, 1]; its log-loss counts it as this close to an end.
CLOSEST_TO_CERTAIN = 1e-3


def fit_line(data: Tally) -> Affine:
    """Return the straight line of least squares through the outcomes 0 and 1."""
    weight = data.trials / data.trials.sum()
    center, mean = (weight * data.value).sum(), (weight * data.rate).sum()
    x = data.value - center
    slope = (weight * x * data.rate).sum() / (weight * x * x).sum()
    return Affine(slope.view(1, 1), (mean - slope * center).view(1))


def fit_feature(data: Tally, feature: Callable[[Tensor], Tensor]) -> Affine:
    """Return the log-odds that are affine in ``feature(x)`` and fit best.

    Raises:
        ValueError: As `core.logistic.fit_logistic`.
    """
    return fit_logistic(feature(data.value)[:, None], data.rate, data.trials)


def distance_from(center: float) -> Callable[[Tensor], Tensor]:
    """Return the feature |x - center|."""
    return lambda x: (x - center).abs()


def line_model(line: Affine) -> Model:
    """Return the straight line as it is: its values may leave [0, 1]."""
    return lambda x: line(x[:, None])[:, 0]


def logistic_model(
    layer: Affine, feature: Callable[[Tensor], Tensor] = lambda x: x
) -> Model:
    """Return σ of an affine layer of ``feature(x)``."""
    return lambda x: layer(feature(x)[:, None])[:, 0].sigmoid()


def hidden_model(mlp: MLP) -> Model:
    """Return σ of a ReLU network of x."""
    return lambda x: mlp.outputs(x[:, None], torch.relu)[:, 0].sigmoid()


def constant_model(data: Tally) -> Model:
    """Return the model that knows only the overall rate."""
    rate = data.events.sum() / data.trials.sum()
    return lambda x: rate.expand_as(x)


def losses(probability: Tensor) -> tuple[Tensor, Tensor]:
    """Return the log-loss of one example with outcome 0 and with outcome 1.

    Args:
        probability: Probability of outcome 1, any shape; as far from 0 and 1 as
            `CLOSEST_TO_CERTAIN` at least is assumed.
    """
    p = probability.clamp(CLOSEST_TO_CERTAIN, 1 - CLOSEST_TO_CERTAIN)
    return -torch.log1p(-p), -p.log()


def mean_loss(model: Model, data: Tally) -> float:
    """Return the mean log-loss of a model over the examples, in nats."""
    without, with_event = losses(model(data.value))
    total = (data.trials - data.events) @ without + data.events @ with_event
    return float(total / data.trials.sum())


def share_of_signal(loss: float, constant: float, best: float) -> float:
    """Return how much of the way from `constant` to `best` log-loss a model went."""
    return (constant - loss) / (constant - best)


def losses_by_hand(data: Tally, w: Tensor, b: Tensor, origin: float) -> Tensor:
    """Return the log-loss of σ(w (x - origin) + b) for every w (n,) and b (m,): (n, m).

    As `mean_loss` counts it.
    """
    logits = w[:, None, None] * (data.value - origin) + b[:, None]
    without, with_event = losses(logits.sigmoid())
    total = without @ (data.trials - data.events) + with_event @ data.events
    return total / data.trials.sum()


def kinks(mlp: MLP) -> Tensor:
    """Return where each unit's ramp starts, -b1 / W1, shape (num_hiddens,)."""
    return -mlp.b1 / mlp.W1[0]


def ramps(mlp: MLP, x: Tensor) -> Tensor:
    """Return what each unit adds to the output at `x` (n,), shape (n, num_hiddens)."""
    return mlp.hidden(x[:, None], torch.relu) * mlp.W2[:, 0]


def looking_down_first(mlp: MLP) -> MLP:
    """Order the units: those that look down from their kink first, each by its kink."""
    by_kink = kinks(mlp).argsort()
    order = by_kink[mlp.W1[0, by_kink].sign().argsort(stable=True)]
    return MLP(mlp.W1[:, order], mlp.b1[order], mlp.W2[order], mlp.b2)


def distance_as_two_units(layer: Affine, center: float) -> MLP:
    """Return the network equal to an affine `layer` of the distance from `center`.

    One unit is relu(x - c), the other relu(c - x); both get the weight of |x - c|.
    """
    W1 = torch.tensor([[1.0, -1.0]], dtype=layer.W.dtype)
    return MLP(W1, -center * W1[0], layer.W.expand(2, 1), layer.b)
