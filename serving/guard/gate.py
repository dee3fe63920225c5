"""Before Streamlit sees a request: messages at a pace, few uploads at a time.

It stands around the outermost layer of Streamlit's own, so that it also stands in a
server that was already started when it came.
"""

import asyncio
from collections import Counter

from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_path_security_middleware import (
    PathSecurityMiddleware,
)
from uvicorn.protocols.websockets.websockets_sansio_impl import (
    WebSocketsSansIOProtocol,
)

from serving.guard.allowance import Allowance
from serving.log import log_refused

PACE, AT_ONCE = 100.0, 200.0
"""Messages a second that are read from one socket; the sender waits with the rest."""
READ_AT_MOST = 1_000_000
"""Bytes of a message; a larger one ends its socket, here and by
`.streamlit/config.toml`."""
MOST_BYTES = 384 * 1024
"""Of a message that is passed on: 64 kB, and 2,000 rows of own data at 160 bytes."""
UPLOADS_AT_ONCE, OF_ONE = 24, 2
"""Of all sessions, and of one: each takes two megabytes while it comes in."""
LONGEST = 60.0
"""Seconds an upload may take: a megabyte over a slow telephone takes twenty."""
UPLOAD = "/_stcore/upload_file/"

_under_way: Counter[str] = Counter()
_pass_on = PathSecurityMiddleware.__call__
_open = WebSocketsSansIOProtocol.__init__


def install() -> None:
    """Stand before all requests."""
    PathSecurityMiddleware.__call__ = let_in
    WebSocketsSansIOProtocol.__init__ = open_socket


def open_socket(self: WebSocketsSansIOProtocol, *args: object, **kwargs: object):
    """Open a socket that takes small messages only; large ones may go out."""
    _open(self, *args, **kwargs)
    self.conn.max_message_size = READ_AT_MOST


async def let_in(
    self: PathSecurityMiddleware, scope: Scope, receive: Receive, send: Send
) -> None:
    """Pass a request on."""
    if scope["type"] == "websocket":
        try:
            await _pass_on(self, scope, _paced(receive), send)
        except (TypeError, RuntimeError):
            # A text, or a socket that broke while it was written to: each would fill
            # sixty lines of the log.
            log_refused("socket")
    elif scope.get("method") == "PUT" and UPLOAD in scope["path"]:
        await _upload(self, scope, receive, send)
    else:
        await _pass_on(self, scope, receive, send)


def _paced(receive: Receive) -> Receive:
    allowance = Allowance(PACE, AT_ONCE)

    async def next_message() -> Message:
        if not allowance.take():
            log_refused("fast")
            await asyncio.sleep(allowance.wait())
            allowance.take()
        message = await receive()
        if len(message.get("bytes") or b"") > MOST_BYTES:
            # To take it apart would hold up the others; an empty one says the same.
            message["bytes"] = b""
        return message

    return next_message


async def _upload(
    self: PathSecurityMiddleware, scope: Scope, receive: Receive, send: Send
) -> None:
    session = scope["path"].partition(UPLOAD)[2].partition("/")[0]
    if _under_way.total() >= UPLOADS_AT_ONCE or _under_way[session] >= OF_ONE:
        log_refused("uploads")
        busy = PlainTextResponse("Too many uploads at once", 503)
        await busy(scope, receive, send)
        return
    _under_way[session] += 1
    try:
        async with asyncio.timeout(LONGEST):
            await _pass_on(self, scope, receive, send)
    except TimeoutError:
        log_refused("upload_slow")
        await PlainTextResponse("Too slow", 408)(scope, receive, send)
    finally:
        _under_way[session] -= 1
        if not _under_way[session]:
            del _under_way[session]
