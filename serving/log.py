"""One line an event: when, what, on which page, how long.

    2026-11-24 17:05:12 drawn page=linear_collapse ms=14
    2026-11-24 17:05:13 refused what=load_git_info times=1

Nothing of what a reader chose or typed is written down, nor who it was.
"""

import logging
import threading
import time

QUIET = 10.0
"""Seconds in which the same refusal is counted and not written again."""

_here = threading.local()
_refused: dict[str, tuple[float, int]] = {}


def _make_logger() -> logging.Logger:
    logger = logging.getLogger("nonlinearity")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%F %T"))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False
    return logger


_logger = _make_logger()


def begin_page(name: str) -> None:
    """Note that this thread begins to draw the page `name`."""
    _here.page, _here.begun = name, time.perf_counter()


def page_here() -> str:
    """Return the name of the page this thread draws."""
    return getattr(_here, "page", "-")


def log_drawn() -> None:
    """Log that the page has been drawn to its end, and how long it took."""
    log_event("drawn", time.perf_counter() - _here.begun)


def log_event(event: str, seconds: float) -> None:
    """Log that something happened on the page this thread draws.

    Args:
        event: One word of the program's own, never a reader's.
        seconds: How long it took.
    """
    _logger.info("%s page=%s ms=%.0f", event, page_here(), seconds * 1000)


def log_refused(what: str) -> None:
    """Log that something was not done: at once, then counted for `QUIET` seconds.

    Args:
        what: One word of the program's own, never a reader's.
    """
    now = time.monotonic()
    since, times = _refused.get(what, (-QUIET, 0))
    times += 1
    if now - since >= QUIET:
        _logger.info("refused what=%s times=%d", what, times)
        since, times = now, 0
    _refused[what] = since, times
