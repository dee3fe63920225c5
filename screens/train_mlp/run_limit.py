"""The longest training a link can ask for, and what is said when it is stopped."""

from serving.run_queue.run import Limit

MAX_SECONDS = 10.0
"""Of the processor, for what is asked for at once: one run, or the runs of a grid."""


def training_limit(num_epochs: int, num_settings: int = 1) -> Limit:
    """Limit the training of some settings, one after the other, `num_epochs` each."""

    def place(share: float) -> str:
        done = share * num_settings
        which = min(int(done), num_settings - 1)
        epoch = f"epoch {(done - which) * num_epochs:,.0f} of {num_epochs:,}"
        of = f" of setting {which + 1} of {num_settings}" if num_settings > 1 else ""
        return (
            f"at {epoch}{of}: choose fewer epochs, units or examples, or a larger "
            "batch size"
        )

    return Limit(MAX_SECONDS, place)
