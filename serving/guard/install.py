"""The guard, set up once per process: before it serves, or with its first page.

It stands where connections, frames, requests and messages come in, where values of
controls are read, where sessions connect and disconnect, where files are kept and lines
are logged: places of Streamlit's and uvicorn's own. Both are pinned, and
`tests/browser/test_guard*.py` see whether the places are still there.
"""

from threading import Lock

from streamlit import net_util

from serving.guard import (
    connections,
    descriptors,
    gate,
    log_lines,
    messages,
    refusals,
    sockets,
    uploads,
)

PARTS = (
    log_lines,
    messages,
    gate,
    sockets,
    connections,
    uploads,
    refusals,
    descriptors,
)
_lock = Lock()
_is_installed = False


def install() -> None:
    """Guard this process; of no effect the second time."""
    global _is_installed
    with _lock:
        if not _is_installed:
            _is_installed = True
            for part in PARTS:
                part.install()
            # For every socket of a foreign page Streamlit would ask the network for
            # the addresses of this machine: two seconds in which nobody is served.
            net_util.get_external_ip = net_util.get_internal_ip = lambda: None
