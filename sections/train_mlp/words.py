"""What the picture shows, in words with its numbers."""

from core.divergence import find_divergence
from sections.train_mlp.experiment import best_line_of, experiment_of
from sections.train_mlp.settings import Setting


def what_you_see(setting: Setting) -> str:
    """Say how far the network came, and how far without its activation."""
    experiment, label = experiment_of(setting), setting.label
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
        f"has {straight}: its two layers are one, and its boundary is straight. "
        f"{_best_line(setting, n)}Filled marks are training examples, hollow ones are "
        "held out for the test."
    )


def _best_line(setting: Setting, n: int) -> str:
    right = best_line_of(setting)
    if right is None:
        return ""
    return (
        "Nor is it for want of training: the linear model of least loss has "
        f"{right} of {n}. "
    )
