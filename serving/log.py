"""One line an event: when, what, on which page, how long.

    2026-11-24 17:05:12 drawn page=linear_collapse ms=14

Nothing of what a reader chose or typed is written down, nor who it was.
"""

import logging
import threading
import time

_here = threading.local()


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
