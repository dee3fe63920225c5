"""What the picture shows, in words with its numbers."""

from core.divergence import find_divergence
from core.experiment import Experiment


def what_you_see(experiment: Experiment, label: str) -> str:
    """Say how far the network came, and how far without its activation."""
    broken = find_divergence(experiment.history)
    last = broken.last_good if broken else experiment.history.num_epochs
    beside = min(last, experiment.linear.num_epochs)
    if experiment.dataset.num_inputs == 1:
        ours, linear = experiment.history.loss[last], experiment.linear.loss[beside]
        return (
            f"**What you see.** After {last} epochs the training loss of {label} is "
            f"{ours.item():.3f}. The same network without its activation has no bend, "
            f"and its loss is {linear.item():.3f}. Filled marks are training examples, "
            "hollow ones are held out for the test."
        )
    n = len(experiment.data.X)
    right, straight = (
        round(accuracy.nan_to_num(0).item() * n)
        for accuracy in (
            experiment.history.accuracy[last],
            experiment.linear.accuracy[beside],
        )
    )
    return (
        f"**What you see.** After {last} epochs {label} have {right} of {n} training "
        "examples right. The same network without its activation, from the same start, "
        f"has {straight}: its two layers are one, and its boundary is a straight line. "
        "Filled marks are training examples, hollow ones are held out for the test."
    )
