"""The longest training a link can ask for, and what is said when it is stopped."""

from collections.abc import Sequence

from serving.run_queue.run import Limit

MAX_SECONDS = 10.0
"""Of the processor, for what is asked for at once: one run, or the runs of a grid."""


def training_limit(num_epochs: int, names: Sequence[str] = ("",)) -> Limit:
    """Limit trainings of `num_epochs`, one after the other.

    Args:
        num_epochs: Of each of them.
        names: What to say of each behind its epoch.
    """

    def place(share: float) -> str:
        done = share * len(names)
        which = min(int(done), len(names) - 1)
        epoch = f"epoch {(done - which) * num_epochs:,.0f} of {num_epochs:,}"
        return (
            f"at {epoch}{names[which]}: choose fewer epochs, units or examples, or a "
            "larger batch size"
        )

    return Limit(MAX_SECONDS, place)


def grid_limit(num_epochs: int, num_settings: int) -> Limit:
    """Limit the trainings of a grid, one setting after the other."""
    numbers = range(1, num_settings + 1)
    names = [f" of setting {number} of {num_settings}" for number in numbers]
    return training_limit(num_epochs, names)
