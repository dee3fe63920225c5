"""What a training run costs before it is started, and what is too much."""

import math
from dataclasses import replace

from core.layers import layer_sizes
from core.training_config import TrainingConfig

MAX_SECONDS = 10.0
"""The longest run a link may ask for."""
MAX_BYTES = 64_000_000
"""The largest recorded history a link may ask for."""

# Microseconds, measured on one core of the reference machine and rounded up.
UPDATE, ADAM, PENALTY = 16.0, 2.0, 6.0
PER_BATCHED_RUN = 0.6
PER_ACTIVATION = 0.008
PER_PARAMETER = 0.002
PER_ORDER = 8.0


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
    updates = math.ceil(n / config.batch_size)
    penalty = PENALTY * bool(config.l1 or config.l2)
    an_update = UPDATE + penalty + PER_BATCHED_RUN * runs
    an_update += ADAM * (config.optimizer == "adam")
    parameters = sum(layer_sizes(runs, num_inputs, config.num_hiddens))
    an_epoch = updates * (an_update + PER_PARAMETER * parameters)
    # Every example passes there and back, and once more for the recorded loss.
    an_epoch += PER_ACTIVATION * n * config.num_hiddens * runs * (1 + num_inputs / 8)
    if updates > 1:
        an_epoch += runs * (PER_ORDER + 0.01 * n)
    return config.num_epochs * an_epoch / 1e6


def epochs_in(
    seconds: float, n: int, config: TrainingConfig, runs: int = 1, num_inputs: int = 2
) -> int:
    """Return how many epochs fit into some seconds by estimate, at least 1.

    The clock is not asked, so that the same call does the same work in the same order.
    """
    one = estimate_seconds(n, replace(config, num_epochs=1), runs, num_inputs)
    return max(1, int(seconds / one))


def history_bytes(config: TrainingConfig, runs: int = 1, num_inputs: int = 2) -> int:
    """Return the bytes of the parameters that a history records."""
    parameters = sum(layer_sizes(runs, num_inputs, config.num_hiddens))
    return 4 * (config.num_epochs + 1) * parameters


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
    megabytes = history_bytes(config, runs, num_inputs) / 1e6
    if megabytes > MAX_BYTES / 1e6:
        raise ValueError(
            f"{settings} would record {megabytes:.0f} MB, the limit is "
            f"{MAX_BYTES / 1e6:.0f}: choose fewer epochs, units or runs"
        )
