"""Connections that ask for nothing, or for ever: they end, the oldest first.

A browser sends its request within milliseconds and reads the answer. Whoever opens a
connection and is silent (or sends a letter a minute, or never reads) holds a
descriptor, and a few thousand of those let nobody else in.
"""

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from serving.log import log_refused

SILENT = 10.0
"""Seconds without a request."""
LONGEST = 120.0
"""Seconds of one: half a megabyte of scripts over a slow telephone takes a minute."""
MOST = 400
"""Connections that have not asked yet: sixty browsers open six each."""

_made = H11Protocol.connection_made
_new: dict[H11Protocol, None] = {}
"""Those that have not asked yet, and some that have; the oldest first."""


def install() -> None:
    """Look after every connection that comes."""
    H11Protocol.connection_made = made


def made(self: H11Protocol, transport: object) -> None:
    """Open a connection, and end the one that has been silent longest for many."""
    _made(self, transport)
    _new[self] = None
    while len(_new) > MOST:
        oldest = next(iter(_new))
        del _new[oldest]
        if oldest.cycle is None and oldest in oldest.connections:
            log_refused("silent")
            _end(oldest)
    self.loop.call_later(SILENT, look, self, None, 0.0)


def look(self: H11Protocol, before: RequestResponseCycle | None, waited: float) -> None:
    """End a connection that has not gone on since the last look.

    Args:
        self: The connection.
        before: The request it was at then.
        waited: Seconds it had been at that.
    """
    _new.pop(self, None)
    if self not in self.connections:
        return
    here = self.cycle
    waited = waited + SILENT if here is before else 0.0
    is_silent = here is None or here.response_complete
    if waited >= (SILENT if is_silent else LONGEST):
        _end(self)
    self.loop.call_later(SILENT, look, self, here, waited)


def _end(self: H11Protocol) -> None:
    """Close a connection, or let it go where the other side does not read on."""
    if self.transport.is_closing():
        self.transport.abort()
    else:
        self.transport.close()
