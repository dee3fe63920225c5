"""What an activation costs: nanoseconds an element, measured on this machine."""

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor

from core.activations import Activation

NUM_ELEMENTS = 10_000
"""40 kB. The served process maps larger blocks anew for every call (serving/memory.py),
which takes longer than ReLU does."""
NUM_REPEATS = 60
WARM_UP = 3


class Cost(NamedTuple):
    """Nanoseconds an element.

    Attributes:
        fastest: Of the repeats: what it takes when nothing else is in the way.
        median: Of the repeats, on a processor that has other work, too.
    """

    fastest: float
    median: float


def measure_cost(activation: Activation) -> tuple[Cost, Cost]:
    """Time an activation alone, and with the way back by autograd.

    Returns:
        The cost of going forward, and of forward and backward together from the sum
        of the outputs, over `NUM_ELEMENTS` normal float32 numbers.
    """
    generator = torch.Generator().manual_seed(0)
    x = torch.randn(NUM_ELEMENTS, generator=generator)
    leaf = x.clone().requires_grad_()

    def both_ways() -> None:
        y = activation.fn(leaf)
        if y.requires_grad:
            # Not grad(y, leaf, ones): torch would import sympy, 35 MB and 0.5 s.
            torch.autograd.grad(y.sum(), leaf)

    return _time(lambda: activation.fn(x)), _time(both_ways)


def _time(work: Callable[[], Tensor | None]) -> Cost:
    durations = []
    for _ in range(WARM_UP + NUM_REPEATS):
        start = time.perf_counter_ns()
        work()
        durations.append((time.perf_counter_ns() - start) / NUM_ELEMENTS)
    timed = durations[WARM_UP:]
    return Cost(min(timed), statistics.median(timed))
