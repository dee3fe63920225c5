"""What a move of a control draws: what it stands in, or parts of the page by name.

    with redrawing("run"):
        choose_int("Examples", "num_points", LINK["num_points"])

A control shows what it is set to by itself. Where many stand together, each of them
would otherwise be drawn anew with the picture that follows one. What a callback sets
is not for this: the browser hears of it only from a control that is drawn anew.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ui.fragments import draw_again

BIND = "query-params"
_here = threading.local()


@contextmanager
def redrawing(*keys: str) -> Iterator[None]:
    """Let a move of what is drawn inside draw the fragments of these keys alone."""
    before, _here.keys = getattr(_here, "keys", ()), keys
    try:
        yield
    finally:
        _here.keys = before


def linked(key: str) -> dict[str, Any]:
    """Return what every widget is told whose value lives in the link."""
    bound = {"key": key, "bind": BIND}
    keys = getattr(_here, "keys", ())
    return bound | ({"on_change": draw_again, "args": keys} if keys else {})
