"""Files that readers send: few for a session, and not too many for the server.

A file must have been announced: its name is one that the server gave out. A lesson
takes one table at a time, of at most a megabyte.

Few come in at a time, as each takes two megabytes meanwhile. Where there is no room the
slowest gives way: whoever sends a byte a second holds what he takes until somebody else
wants to send a file, or for `LONGEST` seconds.

Streamlit keeps a session for two minutes for who comes back (a phone that slept, a
network that broke off). Its files go at once.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from serving.log import log_refused

OF_A_SESSION = 3_000_000
OF_ALL = 40_000_000
"""Bytes. All together: forty readers with a table of a megabyte each."""
ANNOUNCED = 4
"""Names a session may have open."""
AT_ONCE, OF_ONE = 24, 2
"""Files of all sessions, and of one."""
LONGEST = 60.0
"""Seconds a file may take: a megabyte over a slow telephone takes twenty."""
UPLOAD = "/_stcore/upload_file/"
COMES_BACK_WITHIN = 5.0
"""Seconds that files are kept for; a browser knocks again after one or two."""

_announced: dict[str, deque[str]] = {}
_under_way: dict[asyncio.Timeout, str] = {}
"""The sessions that files come from, the slowest first."""
_add = MemoryUploadedFileManager.add_file
_name = MemoryUploadedFileManager.get_upload_urls
_forget = MemoryUploadedFileManager.remove_session_files
_disconnect = WebsocketSessionManager.disconnect_session


def install() -> None:
    """Keep files within limits, and those of nobody who has gone."""
    MemoryUploadedFileManager.add_file = add
    MemoryUploadedFileManager.get_upload_urls = name
    MemoryUploadedFileManager.remove_session_files = forget
    WebsocketSessionManager.disconnect_session = disconnect


def name(self: MemoryUploadedFileManager, session_id: str, file_names: list) -> list:
    """Give out names for files that will come."""
    names = _name(self, session_id, file_names)
    known = _announced.setdefault(session_id, deque(maxlen=ANNOUNCED))
    known.extend(url.file_id for url in names)
    return names


def add(self: MemoryUploadedFileManager, session_id: str, file: UploadedFileRec):
    """Keep a file.

    Raises:
        HTTPException: If there is no room for it.
    """
    with self._lock:
        own = self.file_storage.get(session_id, {}).values()
        of_session = sum(len(kept.data) for kept in own)
        room = min(OF_A_SESSION - of_session, OF_ALL - self._total_bytes)
    if len(file.data) > room:
        log_refused("upload_room")
        raise HTTPException(413, "There is no room for this file now")
    _add(self, session_id, file)


def forget(self: MemoryUploadedFileManager, session_id: str) -> None:
    """Release all that a session sent."""
    _announced.pop(session_id, None)
    _forget(self, session_id)


async def let_in(pass_on: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Take a file that was announced, if there is room for it."""
    session, _, file = scope["path"].partition(UPLOAD)[2].partition("/")

    def refuse(why: str, status: int, text: str) -> Awaitable[None]:
        log_refused(why)
        return PlainTextResponse(text, status)(scope, receive, send)

    if file not in _announced.get(session, ()):
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


def disconnect(self: WebsocketSessionManager, session_id: str) -> None:
    """End the connection of a session, and release its files if none follows."""
    _disconnect(self, session_id)
    loop = asyncio.get_running_loop()
    loop.call_later(COMES_BACK_WITHIN, release_files, session_id)


def release_files(session_id: str) -> None:
    """Release what a session was sent, unless it has come back."""
    runtime = get_instance()
    if not runtime.is_active_session(session_id):
        runtime.uploaded_file_mgr.remove_session_files(session_id)
