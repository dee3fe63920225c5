"""What a training run costs before it is started, and what is too much."""

import math
from dataclasses import replace
from typing import NamedTuple

from core.activations import ACTIVATIONS, find
from core.expressions.tree import Apply, Node, Where
from core.training.activation_operators import OPERATORS
from core.training.config import TrainingConfig
from core.training.layers import layer_sizes

MAX_SECONDS = 10.0
"""The longest run a link may ask for."""
MAX_BYTES = 64_000_000
"""The memory a link may ask for."""

# Microseconds, measured on one core of a busy machine.
AN_UPDATE, ADAM, PENALTY, A_RUN = 20.0, 2.0, 6.0, 0.6
A_PARAMETER, AN_OUTPUT, AN_ORDER, A_PLACE_IN_ORDER = 0.002, 0.02, 8.0, 0.01


class Price(NamedTuple):
    """What an activation costs in microseconds: a minibatch, and an element of H."""

    minibatch: float
    element: float


OPERATOR, CLOSED_FORM = Price(0.0, 0.018), Price(10.0, 0.03)
A_FORMULA, A_CALL, A_CHOICE = Price(100.0, 0.01), Price(20.0, 0.006), Price(180.0, 0.12)


def price_of(activation: str) -> Price:
    """Return what an activation costs; a formula by what it is made of.

    Raises:
        ValueError: If it is neither a key nor a formula.
    """
    found = find(activation)
    if found.key in OPERATORS:
        return OPERATOR
    if found.key in ACTIVATIONS:
        return CLOSED_FORM
    parts = [A_FORMULA, *_parts(found.fn.tree)]
    return Price(*(sum(amounts) for amounts in zip(*parts, strict=True)))


def _parts(node: Node) -> list[Price]:
    if isinstance(node, Apply):
        return [A_CALL, *(part for child in node.arguments for part in _parts(child))]
    if isinstance(node, Where):
        branches = node.condition, node.if_true, node.if_false
        return [A_CHOICE, *(part for child in branches for part in _parts(child))]
    return []


def estimate_seconds(
    n: int, config: TrainingConfig, runs: int = 1, num_inputs: int = 2
) -> float:
    """Estimate how long `core.training.train` takes on one core, rather too long.

    Args:
        n: Training examples.
        config: The settings of all runs; early stops are not counted on.
        runs: Networks trained at once.
        num_inputs: Columns of X.

    Raises:
        ValueError: If the activation is neither a key nor a formula.
    """
    price = price_of(config.activation)
    minibatches = math.ceil(n / config.batch_size)
    parameters = sum(layer_sizes(runs, num_inputs, config.num_hiddens))
    an_update = AN_UPDATE + A_RUN * runs + A_PARAMETER * parameters + price.minibatch
    an_update += ADAM * (config.optimizer == "adam")
    an_update += PENALTY * bool(config.l1 or config.l2)
    elements = n * config.num_hiddens * runs
    an_epoch = minibatches * an_update + AN_OUTPUT * n * runs
    an_epoch += elements * price.element * (1 + num_inputs / 8)
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


def refuse_costly(
    n: int, config: TrainingConfig, runs: int = 1, num_inputs: int = 2
) -> None:
    """Refuse a run that would take too long or record too much.

    Raises:
        ValueError: With the estimate, the limit and the settings that make it so.
    """
    seconds = estimate_seconds(n, config, runs, num_inputs)
    settings = (
        f"{config.num_epochs:,} epochs of {math.ceil(n / config.batch_size):,} "
        f"minibatches with {config.num_hiddens:,} hidden units and {runs:,} "
        f"{'run' if runs == 1 else 'runs'}"
    )
    if seconds > MAX_SECONDS:
        raise ValueError(
            f"{settings} would take about {seconds:.0f} seconds, the limit is "
            f"{MAX_SECONDS:.0f}: choose fewer epochs or a larger batch size"
        )
    megabytes = training_bytes(n, config, runs, num_inputs) / 1e6
    if megabytes > MAX_BYTES / 1e6:
        raise ValueError(
            f"{settings} would take {megabytes:.0f} MB of memory, the limit "
            f"is {MAX_BYTES / 1e6:.0f}: choose fewer epochs, units or runs"
        )
