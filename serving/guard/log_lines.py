"""Lines that libraries write to the log: a few of each at once, then one a second.

Whoever knocks makes them write: a request that is none, a page of another site, a
message that cannot be read. A thousand knocks a second would fill a disk overnight.
"""

import logging
import re
from contextlib import suppress

from serving.guard.allowance import Allowance

PACE, AT_ONCE = 1.0, 10.0
LONGEST = 500
"""Letters of what a line says: part of it may come from outside."""
OURS = "nonlinearity"
"""The logger of `serving.log`, whose lines are counted there."""
ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""Of a session: it lets somebody take that over."""

_handle = logging.Logger.handle


class _Source:
    """A line of a program that writes lines of the log."""

    def __init__(self) -> None:
        self.allowance, self.left_out = Allowance(PACE, AT_ONCE), 0


_sources: dict[tuple[str, int], _Source] = {}


def install() -> None:
    """Look at every line before it is written."""
    logging.Logger.handle = handle


def handle(self: logging.Logger, record: logging.LogRecord) -> None:
    """Write a line, if its place has not written many just now."""
    if self.name != OURS:
        source = _sources.setdefault((record.pathname, record.lineno), _Source())
        if not source.allowance.take():
            source.left_out += 1
            return
        with suppress(TypeError, ValueError):  # logging itself tells of those
            record.msg, record.args = _said(record, source.left_out), ()
        source.left_out = 0
    _handle(self, record)


def _said(record: logging.LogRecord, left_out: int) -> str:
    text = ID.sub("(id)", record.getMessage()[:LONGEST])
    return f"{text} ({left_out} more like it left out)" if left_out else text
