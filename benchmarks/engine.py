"""The training engine beside what a user would write or install instead.

Makes Markdown tables of ratios: every row is the same work (data, network, number of
updates) measured in turns in one process on one core, the fastest of several turns. The
clock is the processor's, so what else the machine does counts for nobody.

    python -m benchmarks.engine
"""

import warnings
from collections.abc import Iterator
from typing import NamedTuple

import torch
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from torch import nn

from benchmarks.race import GOALS, race, seconds
from core.datasets import Data, make_dataset
from core.training import TrainingConfig, train

REPLICAS = 32


class Work(NamedTuple):
    """A network to train: hidden units, minibatch, and epochs enough to measure."""

    num_hiddens: int
    batch_size: int
    num_epochs: int


WORKS = (
    Work(8, 10, 10),
    Work(32, 10, 10),
    Work(8, 32, 30),
    Work(32, 32, 30),
    Work(8, 400, 200),
    Work(64, 400, 100),
)


def engine(data: Data, work: Work, activation: str, runs: int = 1) -> None:
    """Train with this project's engine, loss and parameters recorded every epoch."""
    config = TrainingConfig(
        num_hiddens=work.num_hiddens,
        activation=activation,
        batch_size=work.batch_size,
        num_epochs=work.num_epochs,
    )
    train(data.X, data.y, config, tuple(range(runs)))


def plain_pytorch(data: Data, work: Work, activation: str) -> None:
    """Train as a short PyTorch script does: Sequential, randperm, optim.SGD."""
    torch.manual_seed(0)
    bend = {"tanh": nn.Tanh, "relu": nn.ReLU}[activation]
    net = nn.Sequential(
        nn.Linear(2, work.num_hiddens), bend(), nn.Linear(work.num_hiddens, 1)
    )
    loss_fn = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    for _ in range(work.num_epochs):
        order = torch.randperm(len(data.X))
        for rows in order.split(work.batch_size):
            optimizer.zero_grad()
            loss_fn(net(data.X[rows]), data.y[rows]).backward()
            optimizer.step()


def scikit_learn(data: Data, work: Work, activation: str) -> None:
    """Train with ``MLPClassifier.fit``, its early stops switched off."""
    model = MLPClassifier(
        (work.num_hiddens,),
        activation=activation,
        solver="sgd",
        alpha=0.0,
        batch_size=work.batch_size,
        learning_rate_init=0.1,
        momentum=0.0,
        max_iter=work.num_epochs,
        n_iter_no_change=10**9,
        random_state=0,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(data.X.numpy(), data.y.ravel().numpy())


def compare(data: Data, work: Work, activation: str) -> str:
    """Return one row of the table."""
    ours, torch_, sklearn_, batch = seconds(
        lambda: engine(data, work, activation),
        lambda: plain_pytorch(data, work, activation),
        lambda: scikit_learn(data, work, activation),
        lambda: engine(data, work, activation, REPLICAS),
    )
    updates = work.num_epochs * -(-len(data.X) // work.batch_size)
    batch_size = "full" if work.batch_size >= len(data.X) else work.batch_size
    return (
        f"| {activation} | {work.num_hiddens} | {batch_size} "
        f"| {ours / updates * 1e6:.1f} | {torch_ / ours:.1f} | {sklearn_ / ours:.1f} "
        f"| {batch / updates / REPLICAS * 1e6:.2f} | {torch_ / batch * REPLICAS:.0f} |"
    )


def tables() -> Iterator[list[str]]:
    """Yield the table of updates, and behind it the race to a goal."""
    torch.set_num_threads(1)
    generator = torch.Generator().manual_seed(0)
    data = make_dataset("moons", train_share=1.0, generator=generator)
    spirals = make_dataset("spirals", train_share=1.0, generator=generator)
    yield [
        "## Training engine, one core\n",
        "| activation | hidden units | minibatch | µs an update | × plain PyTorch "
        f"| × scikit-learn | µs an update, {REPLICAS} at once | × plain PyTorch |\n"
        "|---|---|---|---|---|---|---|---|",
        *(compare(data, work, bend) for bend in ("tanh", "relu") for work in WORKS),
        "\nSpirals (400 points, 32 tanh units, Adam) to 0.99 training accuracy, mean "
        "of 5 seeds:\n\n"
        "| minibatch | learning rate | ms | × scikit-learn, looking after every epoch "
        "| × scikit-learn, told the epochs |\n|---|---|---|---|---|",
        *(race(spirals, goal, range(5)) for goal in GOALS),
    ]


if __name__ == "__main__":
    for table in tables():
        print(*table, sep="\n")
