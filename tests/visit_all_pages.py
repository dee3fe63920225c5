"""Run every page in a process of its own, then say how long a collection takes.

Prints the fastest of three full garbage collections in milliseconds, and whether
torch's compiler has been imported.
"""

import gc
import sys
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from ui.lessons import LESSONS

HOME = Path(__file__).parent.parent / "dashboard.py"


def collection_ms() -> float:
    """Time one full collection."""
    start = time.perf_counter()
    gc.collect()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    app = AppTest.from_file(HOME, default_timeout=60).run()
    for lesson in LESSONS:
        app.switch_page(lesson.script).run()
    print(min(collection_ms() for _ in range(3)), "torch._dynamo" in sys.modules)
