"""What takes minutes: run by `make soak`, and only collected then."""

import os

from tests.browser.conftest import (
    browser,
    context,
    dashboard_url,
    made_pages,
    page,
    server,
)
from tests.soak.site import site

__all__ = [
    "browser",
    "context",
    "dashboard_url",
    "made_pages",
    "page",
    "server",
    "site",
]

collect_ignore_glob = [] if os.environ.get("SOAK") else ["test_*.py"]
