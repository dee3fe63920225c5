"""Who is first at 0.99 on the spirals: the training engine or scikit-learn."""

import time
import warnings
from collections.abc import Callable
from typing import NamedTuple

from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from core.datasets import Data
from core.training import TrainingConfig, train

TURNS = 7


def seconds(*contestants: Callable[[], None]) -> list[float]:
    """Return the fastest of `TURNS` turns of each in alternation, in processor time."""
    best = [float("inf")] * len(contestants)
    for _ in range(TURNS):
        for i, contestant in enumerate(contestants):
            begun = time.process_time()
            contestant()
            best[i] = min(best[i], time.process_time() - begun)
    return best


class Goal(NamedTuple):
    """Spirals to be learned to 0.99 training accuracy, and the settings to do it."""

    batch_size: int
    lr: float
    num_epochs: int


GOALS = (Goal(400, 0.05, 1000), Goal(32, 0.02, 400))


def engine_to_goal(data: Data, goal: Goal, seed: int) -> None:
    """Train until 0.99 of the training examples are right, which is looked up."""
    config = TrainingConfig(
        num_hiddens=32,
        activation="tanh",
        optimizer="adam",
        lr=goal.lr,
        batch_size=goal.batch_size,
        num_epochs=goal.num_epochs,
        target_accuracy=0.99,
    )
    history = train(data.X, data.y, config, (seed,))
    if history.accuracy[-1] < 0.99:
        raise RuntimeError(
            f"seed {seed} did not reach 0.99 in {goal.num_epochs} epochs"
        )


def scikit_learn_model(goal: Goal, seed: int, num_epochs: int) -> MLPClassifier:
    """Return scikit-learn's network under the same settings."""
    return MLPClassifier(
        (32,),
        activation="tanh",
        solver="adam",
        alpha=0.0,
        batch_size=goal.batch_size,
        learning_rate_init=goal.lr,
        max_iter=num_epochs,
        n_iter_no_change=10**9,
        random_state=seed,
    )


def scikit_learn_to_goal(data: Data, goal: Goal, seed: int) -> int:
    """Do the same with scikit-learn, a look after every epoch; return the epochs."""
    X, y = data.X.numpy(), data.y.ravel().numpy()
    model = scikit_learn_model(goal, seed, 1)
    for epoch in range(1, goal.num_epochs + 1):
        model.partial_fit(X, y, classes=(0.0, 1.0))
        if model.score(X, y) >= 0.99:
            return epoch
    raise RuntimeError(f"scikit-learn's seed {seed} did not reach 0.99")


def scikit_learn_blind(data: Data, goal: Goal, seed: int, num_epochs: int) -> None:
    """Fit for the number of epochs it is known to need, without looking."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model = scikit_learn_model(goal, seed, num_epochs)
        model.fit(data.X.numpy(), data.y.ravel().numpy())


def race(data: Data, goal: Goal, seeds: range) -> str:
    """Return one row: seconds until 0.99, the mean of the seeds."""
    epochs = {seed: scikit_learn_to_goal(data, goal, seed) for seed in seeds}
    times = seconds(
        lambda: [engine_to_goal(data, goal, seed) for seed in seeds],
        lambda: [scikit_learn_to_goal(data, goal, seed) for seed in seeds],
        lambda: [scikit_learn_blind(data, goal, *known) for known in epochs.items()],
    )
    ours, looking, blind = (value / len(seeds) for value in times)
    batch_size = "full" if goal.batch_size >= len(data.X) else goal.batch_size
    return (
        f"| {batch_size} | {goal.lr} | {ours * 1e3:.1f} | {looking / ours:.0f} "
        f"| {blind / ours:.0f} |"
    )
