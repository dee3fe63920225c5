"""Before Streamlit sees a request: messages at a pace, few files at a time.

It stands around the outermost layer of Streamlit's own, so that it also stands in a
server that was already started when it came.
"""

import asyncio
from functools import partial

from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_path_security_middleware import (
    PathSecurityMiddleware,
)

from serving.guard import uploads
from serving.guard.allowance import Allowance
from serving.guard.sockets import calm_down
from serving.log import log_refused

PACE, AT_ONCE = 100.0, 200.0
"""Messages a second that are read from one socket; the sender waits with the rest."""
MOST_BYTES = 384 * 1024
"""Of a message that is passed on: 64 kB, and 2,000 rows of own data at 160 bytes."""
REQUESTS, REQUESTS_AT_ONCE = 300.0, 6000.0
"""Of one address, as in deploy/nginx.conf: sixty browsers take a hundred files each."""
ADDRESSES = 1000
COMERS, COMERS_AT_ONCE = 20.0, 200.0
"""Sockets opened a second: three classes come at once."""
WAITS, LOOK = 3.0, 0.05
"""Seconds that who comes waits for others at most, and between two looks."""
METRICS = "/_stcore/metrics"
"""What the server tells of itself: five milliseconds, for the host alone."""

_requests: dict[str, Allowance] = {}
_metrics = Allowance(1.0, at_once=2)
_comers = Allowance(COMERS, COMERS_AT_ONCE)
_pass_on = PathSecurityMiddleware.__call__


def install() -> None:
    """Stand before all requests."""
    PathSecurityMiddleware.__call__ = let_in


async def let_in(
    self: PathSecurityMiddleware, scope: Scope, receive: Receive, send: Send
) -> None:
    """Pass a request on."""
    if scope["type"] == "http":
        await asyncio.sleep(_wait_of(scope["client"]))
    if scope["type"] == "websocket":
        await calm_down(scope["client"])
        await _come()
        try:
            await _pass_on(self, scope, _paced(receive), send)
        except (TypeError, RuntimeError):
            # A text, or a socket that broke while it was written to: each would fill
            # sixty lines of the log.
            log_refused("socket")
    elif scope.get("method") == "PUT" and uploads.UPLOAD in scope["path"]:
        await uploads.let_in(partial(_pass_on, self), scope, receive, send)
    elif scope.get("path", "").endswith(METRICS) and not _metrics.take():
        await PlainTextResponse("Once a second", 429)(scope, receive, send)
    else:
        await _pass_on(self, scope, receive, send)


def _wait_of(client: tuple[str, int] | None) -> float:
    """Return the seconds that a request waits for others of the same address."""
    address = client[0] if client else ""
    allowance = _requests.setdefault(address, Allowance(REQUESTS, REQUESTS_AT_ONCE))
    if len(_requests) > ADDRESSES:
        del _requests[next(iter(_requests))]
    return allowance.reserve()


async def _come() -> None:
    """Wait while others come faster than they can be met."""
    for _ in range(round(WAITS / LOOK)):
        if _comers.take():
            return
        await asyncio.sleep(LOOK)


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
