"""What the picture shows, in words with its numbers."""

from core.divergence import find_divergence
from core.experiment import Experiment


def what_you_see(experiment: Experiment, label: str) -> str:
    """Say how far the network came, and how far without its activation."""
    broken = find_divergence(experiment.history)
    epochs = broken.last_good if broken else experiment.history.num_epochs
    if experiment.history.accuracy is None:
        ours, linear = experiment.history.loss[epochs], experiment.linear.loss[-1]
        return (
            f"**What you see.** After {epochs} epochs the loss of {label} is "
            f"{ours.item():.3f} on the training examples. The same network without its "
            f"activation is a straight line, and ends at {linear.item():.3f}."
        )
    n = len(experiment.data.X)
    right, straight = (
        round(accuracy.nan_to_num(0).item() * n)
        for accuracy in (
            experiment.history.accuracy[epochs],
            experiment.linear.accuracy[-1],
        )
    )
    return (
        f"**What you see.** After {epochs} epochs {label} have {right} of {n} training "
        "examples right. The same network without its activation, from the same start, "
        f"has {straight}: its two layers are one, and its boundary is a straight line. "
        "Filled marks are training examples, hollow ones are held out for the test."
    )
