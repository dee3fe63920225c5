"""What a reader who has gone leaves behind: files go at once, the rest in two minutes.

Streamlit keeps a session for who comes back (a phone that slept, a network that broke
off), with all the files it was sent.
"""

import asyncio

from streamlit.runtime import get_instance
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

COMES_BACK_WITHIN = 5.0
"""Seconds that files are kept for; a browser knocks again after one or two."""

_disconnect = WebsocketSessionManager.disconnect_session


def install() -> None:
    """Release the files of those who have gone."""
    WebsocketSessionManager.disconnect_session = disconnect


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
