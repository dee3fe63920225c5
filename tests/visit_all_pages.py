"""Run every page in a process of its own, then say how long a collection takes.

Prints the fastest of ten full garbage collections in milliseconds, and what has been
imported of the libraries that torch imports late: they take tens of megabytes each.
"""

import gc
import sys
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from ui.lessons import LESSONS

HOME = Path(__file__).parent.parent / "dashboard.py"
# Where autograd is at work.
LINKS = (
    ("activation_gallery", {"experiment": "cost"}),
    ("train_mlp", {"activation": "formula", "sigma": "x / (1 + abs(x))"}),
)
LATE = {"sympy", "torch._dynamo"}


def collection_ms() -> float:
    """Time one full collection by this thread's own use of the processor."""
    start = time.thread_time()
    gc.collect()
    return (time.thread_time() - start) * 1000


if __name__ == "__main__":
    app = AppTest.from_file(HOME, default_timeout=60).run()
    for lesson in LESSONS:
        app.switch_page(lesson.script).run()
    for lesson, query in LINKS:
        app = AppTest.from_file(HOME, default_timeout=60)
        app.query_params.update(query)
        app.switch_page(f"pages/{lesson}.py").run()
        assert not app.exception
    print(min(collection_ms() for _ in range(10)), *(LATE & sys.modules.keys()))
