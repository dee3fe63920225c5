"""Run every page in a process of its own, then say what a collection has to visit.

Prints how many objects a full garbage collection looks through, and what has been
imported of the libraries that torch imports late: they take tens of megabytes each.
"""

import gc
import sys
from pathlib import Path

from streamlit.testing.v1 import AppTest

from ui.lessons import LESSONS

HOME = Path(__file__).parents[2] / "dashboard.py"
# Where autograd is at work.
LINKS = (
    ("activation_gallery", {"screen": "cost"}),
    ("train_mlp", {"activation": "formula", "sigma": "x / (1 + abs(x))"}),
)
LATE = {"sympy", "torch._dynamo"}


if __name__ == "__main__":
    app = AppTest.from_file(HOME, default_timeout=60).run()
    for lesson in LESSONS:
        app.switch_page(lesson.script).run()
    for lesson, query in LINKS:
        app = AppTest.from_file(HOME, default_timeout=60)
        app.query_params.update(query)
        app.switch_page(f"pages/{lesson}.py").run()
        assert not app.exception
    gc.collect()
    print(len(gc.get_objects()), *(LATE & sys.modules.keys()))
