"""File descriptors: a session takes four, and some stay for those who are in.

A socket, and three for the event loop that Streamlit gives every script. Without any
left a server can neither open a file nor let anybody in, and tells nobody.
"""

from contextlib import suppress
from pathlib import Path

from starlette.websockets import WebSocketDisconnect
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from serving.log import log_refused

try:
    import resource
except ImportError:  # Windows
    resource = None

RESERVED = 64
"""Descriptors that no new session gets."""
TRY_AGAIN_LATER = 1013

_connect = WebsocketSessionManager.connect_session


def install() -> None:
    """Use all the descriptors that the machine grants; let nobody take the last."""
    WebsocketSessionManager.connect_session = connect
    if resource is not None:
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        with suppress(OSError, ValueError):  # macOS grants fewer than it says
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def connect(self: WebsocketSessionManager, *args: object, **kwargs: object) -> str:
    """Let a session in.

    Raises:
        WebSocketDisconnect: If it would take the last descriptors.
    """
    if left() < RESERVED:
        log_refused("descriptors")
        raise WebSocketDisconnect(TRY_AGAIN_LATER)
    return _connect(self, *args, **kwargs)


def left() -> float:
    """Return how many descriptors this process may still open."""
    if resource is None:
        return float("inf")
    most, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most == resource.RLIM_INFINITY:
        return float("inf")
    try:
        return most - sum(1 for _ in Path("/proc/self/fd").iterdir())
    except FileNotFoundError:  # macOS
        return float("inf")
    except OSError:
        return 0
