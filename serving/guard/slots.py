"""Few files come in at a time: where there is no room the slowest gives way.

Each takes two megabytes of memory meanwhile. Whoever sends a byte a second holds what
he takes until somebody else wants to send a file, or for `LONGEST` seconds.
"""

import asyncio
from collections.abc import Awaitable

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from serving.guard.uploads import is_announced
from serving.log import log_refused

AT_ONCE, OF_ONE = 24, 2
"""Files of all sessions, and of one."""
LONGEST = 60.0
"""Seconds a file may take: a megabyte over a slow telephone takes twenty."""
UPLOAD = "/_stcore/upload_file/"

_under_way: dict[asyncio.Timeout, str] = {}
"""The sessions that files come from, the slowest first."""


async def let_in(pass_on: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Take a file that was announced, if there is room for it."""
    session, _, file = scope["path"].partition(UPLOAD)[2].partition("/")

    def refuse(why: str, status: int, text: str) -> Awaitable[None]:
        log_refused(why)
        return PlainTextResponse(text, status)(scope, receive, send)

    if not is_announced(session, file):
        return await refuse("upload_unannounced", 403, "This file was not announced")
    if list(_under_way.values()).count(session) >= OF_ONE:
        return await refuse("uploads", 503, "Too many files at once")
    if len(_under_way) >= AT_ONCE:
        slowest = next(iter(_under_way))
        del _under_way[slowest]
        if not slowest.expired():
            slowest.reschedule(0)
    try:
        async with asyncio.timeout(LONGEST) as until:
            _under_way[until] = session
            await pass_on(scope, receive, send)
    except TimeoutError:
        await refuse("upload_slow", 408, "Too slow")
    finally:
        _under_way.pop(until, None)
