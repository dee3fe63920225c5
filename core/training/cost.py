"""What a training costs, by its settings: for a progress bar, the queue and the memory.

The estimate is rather too long. Nothing is refused because of it: what does take too
long is stopped while it runs (`Limit` of `serving/run_queue/`).
"""

import math
from dataclasses import replace

from core.activations import ACTIVATIONS, find
from core.training.activation_steps import OPERATORS
from core.training.config import TrainingConfig
from core.training.layers import layer_sizes

# Microseconds, measured on one core of a busy machine.
AN_UPDATE, ADAM, PENALTY, A_RUN = 20.0, 2.0, 6.0, 0.6
A_PARAMETER, AN_OUTPUT, AN_ORDER, A_PLACE_IN_ORDER = 0.002, 0.02, 8.0, 0.01
# Of an activation: a minibatch, and an element of H.
OPERATOR, CLOSED_FORM, FORMULA = (0.0, 0.018), (10.0, 0.03), (200.0, 0.04)


def _activation_cost(activation: str) -> tuple[float, float]:
    key = find(activation).key
    if key in OPERATORS:
        return OPERATOR
    return CLOSED_FORM if key in ACTIVATIONS else FORMULA


def estimate_seconds(
    n: int, config: TrainingConfig, runs: int = 1, num_inputs: int = 2
) -> float:
    """Estimate how long `core.training.train` takes on one core, rather too long.

    Args:
        n: Training examples.
        config: The settings of all runs; early stops are not counted on.
        runs: Networks trained at once.
        num_inputs: Columns of X.
    """
    a_minibatch, an_element = _activation_cost(config.activation)
    minibatches = math.ceil(n / config.batch_size)
    parameters = sum(layer_sizes(runs, num_inputs, config.num_hiddens))
    an_update = AN_UPDATE + A_RUN * runs + A_PARAMETER * parameters + a_minibatch
    an_update += ADAM * (config.optimizer == "adam")
    an_update += PENALTY * bool(config.l1 or config.l2)
    elements = n * config.num_hiddens * runs
    an_epoch = minibatches * an_update + AN_OUTPUT * n * runs
    an_epoch += elements * an_element * (1 + num_inputs / 8)
    if minibatches > 1:
        an_epoch += runs * (AN_ORDER + A_PLACE_IN_ORDER * n)
    return config.num_epochs * an_epoch / 1e6


def epochs_in(
    seconds: float, n: int, config: TrainingConfig, runs: int = 1, num_inputs: int = 2
) -> int:
    """Return how many epochs fit into some seconds by estimate, at least 1.

    The clock is not asked, so that the same call does the same work in the same order.
    """
    one = estimate_seconds(n, replace(config, num_epochs=1), runs, num_inputs)
    return max(1, int(seconds / one))


def training_bytes(
    n: int, config: TrainingConfig, runs: int = 1, num_inputs: int = 2
) -> int:
    """Return the bytes of the recorded parameters and of a minibatch's activations."""
    parameters = sum(layer_sizes(runs, num_inputs, config.num_hiddens))
    activations = 3 * runs * config.num_hiddens * min(n, config.batch_size)
    return 4 * ((config.num_epochs + 1) * parameters + activations)
