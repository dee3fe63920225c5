"""The training engine beside what a user would write: a short PyTorch script."""

import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

import torch
from torch import nn

from core.datasets import Data, make_dataset
from core.training import TrainingConfig, train

TURNS = 7
REPLICAS = 32


class Work(NamedTuple):
    """A network to train: hidden units, minibatch, and epochs enough to measure."""

    num_hiddens: int
    batch_size: int
    num_epochs: int


WORKS = (Work(8, 10, 10), Work(8, 32, 30), Work(32, 32, 30), Work(64, 400, 100))


def engine(data: Data, work: Work, runs: int = 1) -> None:
    """Train with this project's engine, loss and parameters recorded every epoch."""
    config = TrainingConfig(activation="tanh", **work._asdict())
    train(data.X, data.y, config, tuple(range(runs)))


def plain_pytorch(data: Data, work: Work) -> None:
    """Train as a short PyTorch script does: Sequential, randperm, optim.SGD."""
    torch.manual_seed(0)
    hidden, output = nn.Linear(2, work.num_hiddens), nn.Linear(work.num_hiddens, 1)
    net = nn.Sequential(hidden, nn.Tanh(), output)
    loss_fn = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    for _ in range(work.num_epochs):
        order = torch.randperm(len(data.X))
        for rows in order.split(work.batch_size):
            optimizer.zero_grad()
            loss_fn(net(data.X[rows]), data.y[rows]).backward()
            optimizer.step()


def fastest(*contestants: Callable[[], None]) -> list[float]:
    """Return the seconds of processor of each, the fastest of several turns about."""
    best = [float("inf")] * len(contestants)
    for _ in range(TURNS):
        for i, contestant in enumerate(contestants):
            begun = time.process_time()
            contestant()
            best[i] = min(best[i], time.process_time() - begun)
    return best


def compare(data: Data, work: Work) -> str:
    """Return one row of the table."""
    ours, theirs, batch = fastest(
        lambda: engine(data, work),
        lambda: plain_pytorch(data, work),
        lambda: engine(data, work, REPLICAS),
    )
    updates = work.num_epochs * -(-len(data.X) // work.batch_size)
    each = batch / REPLICAS
    return (
        f"| {work.num_hiddens} | {work.batch_size} | {ours / updates * 1e6:.1f} "
        f"| {theirs / ours:.1f} | {each / updates * 1e6:.2f} | {theirs / each:.0f} |"
    )


def tables() -> Iterator[list[str]]:
    """Yield the table: the same work in turns in one process on one core."""
    torch.set_num_threads(1)
    generator = torch.Generator().manual_seed(0)
    data = make_dataset("moons", train_share=1.0, generator=generator)
    yield [
        "## An update of the training engine, tanh, plain SGD, one core\n",
        "| hidden units | minibatch | µs | plain PyTorch, × | µs, "
        f"{REPLICAS} runs at once | plain PyTorch, × |\n|---|---|---|---|---|---|",
        *(compare(data, work) for work in WORKS),
    ]
