"""How long things take, in alternation and by the processor's clock."""

import time
from collections.abc import Callable

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
