"""Connections that ask for nothing, or for ever: they end, the oldest first.

A browser sends its request within milliseconds and reads the answer. Whoever opens a
connection and is silent (or sends a letter a minute, or never reads) holds a
descriptor, and a few thousand of those let nobody else in.

A browser says how long a file is that it sends: in chunks of one letter each, a
megabyte held the event loop up for half a minute. And it waits for an answer before it
asks again: uvicorn keeps what comes meanwhile, 50 MB a second of it.
"""

from h11 import SEND_BODY, LocalProtocolError
from h11._readers import ChunkedReader
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from serving.log import log_refused

SILENT = 10.0
"""Seconds without a request."""
LONGEST = 120.0
"""Seconds of one: half a megabyte of scripts over a slow telephone takes a minute."""
MOST = 400
"""Connections that have not asked yet: sixty browsers open six each."""

UNREAD = 2_000_000
"""Bytes of requests that wait for the one before them, or of a file refused."""

_made = H11Protocol.connection_made
_lost = H11Protocol.connection_lost
_read = H11Protocol.data_received
_new: dict[H11Protocol, None] = {}
"""Those that have not asked yet, and some that have; the oldest first."""


def install() -> None:
    """Look after every connection that comes."""
    H11Protocol.connection_made = made
    H11Protocol.connection_lost = lost
    H11Protocol.data_received = read
    ChunkedReader.__call__ = refuse


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
    self.looking = self.loop.call_later(SILENT, look, self, None, 0.0)


def lost(self: H11Protocol, reason: Exception | None) -> None:
    """Keep nothing of a connection that has ended."""
    _new.pop(self, None)
    if hasattr(self, "looking"):
        self.looking.cancel()
    _lost(self, reason)


def read(self: H11Protocol, data: bytes) -> None:
    """Take what came, unless too much came that nobody has asked for."""
    is_answered = self.cycle is not None and self.cycle.response_complete
    if is_answered and self.conn.their_state is SEND_BODY:
        self.unwanted = getattr(self, "unwanted", 0) + len(data)
    waiting = len(self.conn._receive_buffer)
    if waiting > UNREAD or getattr(self, "unwanted", 0) > UNREAD:
        log_refused("more_than_asked")
        self.transport.abort()
    elif not self.transport.is_closing():
        _read(self, data)


def refuse(self: ChunkedReader, buffer: object) -> None:
    """Take nothing apart that comes in chunks.

    Raises:
        LocalProtocolError: Always; uvicorn says 400 and closes.
    """
    log_refused("chunks")
    raise LocalProtocolError("chunks are not read")


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
    self.looking = self.loop.call_later(SILENT, look, self, here, waited)


def _end(self: H11Protocol) -> None:
    """Close a connection, or let it go where the other side does not read on."""
    if self.transport.is_closing():
        self.transport.abort()
    else:
        self.transport.close()
