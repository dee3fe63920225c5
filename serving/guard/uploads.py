"""Files that readers send: few for a session, and not too many for the server.

A file must have been announced: its name is one that the server gave out. A lesson
takes one table at a time, of at most a megabyte.
"""

from collections import deque

from starlette.exceptions import HTTPException
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from serving.log import log_refused

OF_A_SESSION = 3_000_000
OF_ALL = 40_000_000
"""Bytes. All together: forty readers with a table of a megabyte each."""
ANNOUNCED = 4
"""Names a session may have open."""

_announced: dict[str, deque[str]] = {}
_add = MemoryUploadedFileManager.add_file
_name = MemoryUploadedFileManager.get_upload_urls
_forget = MemoryUploadedFileManager.remove_session_files


def install() -> None:
    """Keep files within limits."""
    MemoryUploadedFileManager.add_file = add
    MemoryUploadedFileManager.get_upload_urls = name
    MemoryUploadedFileManager.remove_session_files = forget


def name(self: MemoryUploadedFileManager, session_id: str, file_names: list) -> list:
    """Give out names for files that will come."""
    names = _name(self, session_id, file_names)
    known = _announced.setdefault(session_id, deque(maxlen=ANNOUNCED))
    known.extend(url.file_id for url in names)
    return names


def is_announced(session_id: str, file_id: str) -> bool:
    """Say whether a session has asked for that name."""
    return file_id in _announced.get(session_id, ())


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
