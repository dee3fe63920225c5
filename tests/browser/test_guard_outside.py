"""The server asks nobody, whoever knocks: Python's own audit of its sockets."""

import asyncio
from pathlib import Path

import pytest
import websockets

from benchmarks.client import PROTOCOLS, Reader, finish
from benchmarks.server import GUARDED, PLAIN, ROOT, Server, serve

ORIGINS = ("https://elsewhere.example", "http://10.1.2.3:8501", "null", "http://[::1")
# Told of every address this process connects to, and of every name it looks up.
AUDIT = """
import sys

def audit(event, args):
    if event == "socket.connect" and isinstance(args[1], tuple):
        asked = args[1][0]
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        asked = args[0]
    else:
        return
    if asked not in (None, "127.0.0.1", "localhost", "::", "0.0.0.0"):
        with open({log!r}, "a") as log:
            print(event, asked, file=log)

sys.addaudithook(audit)
"""


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    asked = tmp_path / "asked"
    (tmp_path / "sitecustomize.py").write_text(AUDIT.format(log=str(asked)))
    return asked


def audited(asked: Path) -> dict[str, str]:
    return {"PYTHONPATH": f"{asked.parent}:{ROOT}"}


async def knock(server: Server, origin: str) -> None:
    url = server.url.replace("http", "ws", 1) + "/_stcore/stream"
    with pytest.raises((websockets.InvalidStatus, websockets.ConnectionClosed)):
        async with websockets.connect(url, origin=origin, subprotocols=PROTOCOLS) as it:
            await it.recv()


def test_the_audit_sees_what_a_process_asks(asked: Path, tmp_path: Path):
    script = tmp_path / "asks.py"
    script.write_text(
        "import socket\n"
        "with socket.socket(type=socket.SOCK_DGRAM) as s: s.connect(('192.0.2.1', 1))\n"
    )

    async def draw() -> None:
        async with Reader(server.url) as reader:
            await reader.draw()

    with serve(script, environ=audited(asked)) as server:
        finish(draw())

    assert asked.read_text() == "socket.connect 192.0.2.1\n"


@pytest.mark.parametrize(
    "runner",
    [
        pytest.param(GUARDED, id="guarded"),
        # Where Streamlit itself is started, as a host may: the same guard, later.
        pytest.param(PLAIN, id="plain", marks=pytest.mark.soak),
    ],
)
def test_neither_a_start_nor_a_lesson_nor_a_foreign_page_makes_it_ask(
    asked: Path, runner: tuple[str, ...]
):
    async def visit() -> None:
        if runner == PLAIN:  # the guard comes with the first page
            await draw()
        await asyncio.gather(*(knock(server, origin) for origin in ORIGINS))
        await draw()

    async def draw() -> None:
        async with Reader(server.url, "monotonicity") as reader:
            assert (await reader.draw()).has_title

    with serve(environ=audited(asked), runner=runner, address=None) as server:
        finish(visit())

    assert not asked.exists()
