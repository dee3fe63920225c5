"""Sockets: small messages, frames at a pace, and an end for who never reads.

A browser sends thirty frames a second while a key is held down. To take a frame apart
costs the event loop, whatever is in it: pings and empty frames, too, which Streamlit
never sees. Ten thousand of them, 60 kB, held up everybody for seconds.
"""

import asyncio
import time

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.session_manager import SessionClientDisconnectedError
from streamlit.web.server.starlette.starlette_websocket import StarletteSessionClient
from uvicorn.protocols.websockets.websockets_sansio_impl import (
    WebSocketsSansIOProtocol,
)

from serving.guard.allowance import Allowance
from serving.log import log_refused

READ_AT_MOST = 1_000_000
"""Bytes of a message; a larger one ends its socket, here and by
`.streamlit/config.toml`."""
FRAMES, AT_ONCE, FIRST = 400.0, 800.0, 100.0
"""Frames of one socket, a second, after a silence and when it is new; more end it."""
PIECE = 1024
"""Bytes taken apart between two looks: two hundred frames at most."""
CALM = 2.0
"""Seconds that nobody is let in from where a flood came; a class may be there, too."""
UNFINISHED = 20_000_000
"""Bytes of all messages whose end has not come; the one begun first gives way."""
UNREAD = 8_000_000
"""Bytes kept for who does not read them: eight of the largest recordings."""

_unfinished: dict[WebSocketsSansIOProtocol, int] = {}
"""Bytes of them; the one begun first is the first."""

_flooded: dict[str, float] = {}
"""Where floods came from, and when."""

_open = WebSocketsSansIOProtocol.__init__
_read = WebSocketsSansIOProtocol.data_received
_handle = WebSocketsSansIOProtocol.handle_events
_lost = WebSocketsSansIOProtocol.connection_lost
_give_up = WebSocketsSansIOProtocol.keepalive_timeout
_write = StarletteSessionClient.write_forward_msg


def install() -> None:
    """Look at every socket."""
    WebSocketsSansIOProtocol.__init__ = open_socket
    WebSocketsSansIOProtocol.data_received = read
    WebSocketsSansIOProtocol.handle_events = handle
    WebSocketsSansIOProtocol.connection_lost = lost
    WebSocketsSansIOProtocol.keepalive_timeout = give_up
    StarletteSessionClient.write_forward_msg = write


async def calm_down(client: tuple[str, int] | None) -> None:
    """Wait, if a flood came from the same address just now."""
    for address, when in list(_flooded.items()):
        if time.monotonic() - when > CALM:
            del _flooded[address]
    if client and client[0] in _flooded:
        await asyncio.sleep(CALM)


def open_socket(self: WebSocketsSansIOProtocol, *args: object, **kwargs: object):
    """Open a socket that takes small messages only; large ones may go out."""
    _open(self, *args, **kwargs)
    self.conn.max_message_size = READ_AT_MOST
    self.allowance = Allowance(FRAMES, AT_ONCE, first=FIRST)


def read(self: WebSocketsSansIOProtocol, data: bytes) -> None:
    """Take apart what came, a piece at a time, until the socket is closed."""
    for start in range(0, len(data), PIECE):
        if not self.transport.is_closing():
            _read(self, data[start : start + PIECE])
    _note_unfinished(self)


def _note_unfinished(socket: WebSocketsSansIOProtocol) -> None:
    size = len(socket.conn.reader.buffer) + sum(map(len, socket.frames))
    if size <= PIECE or socket.transport.is_closing():
        _unfinished.pop(socket, None)
        return
    _unfinished[socket] = size
    if sum(_unfinished.values()) > UNFINISHED:
        log_refused("unfinished")
        first = next(iter(_unfinished))
        del _unfinished[first]
        first.transport.abort()


def lost(self: WebSocketsSansIOProtocol, reason: Exception | None) -> None:
    """Keep nothing of a socket that has ended."""
    _unfinished.pop(self, None)
    _lost(self, reason)


def handle(self: WebSocketsSansIOProtocol) -> None:
    """Pass frames on, or end the socket if there are too many."""
    # A socket that was open when the guard came has none.
    allowance = vars(self).setdefault("allowance", Allowance(FRAMES, AT_ONCE))
    if all(allowance.take() for _ in self.conn.events):
        _handle(self)
    else:
        log_refused("frames")
        _flooded[(self.client or ("",))[0]] = time.monotonic()
        while not self.queue.empty():
            self.queue.get_nowait()
        self.transport.abort()


def give_up(self: WebSocketsSansIOProtocol) -> None:
    """End a socket that gives no sign of life, with all that was to be sent."""
    _give_up(self)
    self.transport.abort()


def write(self: StarletteSessionClient, message: ForwardMsg) -> None:
    """Send a message.

    Raises:
        SessionClientDisconnectedError: If too much is unread already.
    """
    if sum(map(len, self._send_queue._queue)) > UNREAD:
        log_refused("unread")
        self._closed.set()
        raise SessionClientDisconnectedError
    _write(self, message)
