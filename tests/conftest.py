"""Open a lesson as a link does, without a browser."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import torch
from altair.utils import schemapi
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from ui import draw, fragments

ROOT = Path(__file__).parent.parent
SOAK = bool(os.environ.get("SOAK"))
"""Whether to try all of what a usual run tries a sample of."""

# How long an example takes says something of the machine, and nothing of the code.
settings.register_profile("tests", deadline=None)
settings.load_profile("tests")

# As the served process does (`serving.process`); test processes side by side would
# otherwise wait for one another's threads.
torch.set_num_threads(1)

# Every new AppTest looks through all installed packages for components: two thirds of
# what it takes to open a link.
manifest_scanner.scan_component_manifests = cache(
    manifest_scanner.scan_component_manifests
)

# Every chart that a test draws is a valid one.
draw.VALIDATE = True

# For every channel given as a text Altair hashes the schemas of the same classes anew.
from_dict = cache(schemapi._FromDict)
schemapi._FromDict = lambda classes: from_dict(tuple(classes))

# AppTest forgets what a fragment leaves as it was: a page test sees whole pages. What a
# move draws is told by a served page (`tests/browser/test_moves.py`).
fragments.ALONE = False


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave to `make soak` what is marked so."""
    for item in [] if SOAK else [i for i in items if i.get_closest_marker("soak")]:
        items.remove(item)


OpenPage = Callable[..., AppTest]


@pytest.fixture(scope="session")
def open_page() -> OpenPage:
    """Open a page as a link does: ``open_page("linear_collapse", seed="7")``."""

    def open_page(name: str, **query_params: str) -> AppTest:
        app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=60)
        app.query_params.update(query_params)  # before the first run, like a browser
        if name != "home":
            app.switch_page(f"pages/{name}.py")
        return app.run()

    return open_page
