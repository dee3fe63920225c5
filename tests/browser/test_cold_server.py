"""A server just started, and Python's own audit of whom it asks, whoever knocks."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import websockets
from playwright.sync_api import BrowserContext, expect

from benchmarks.client import PROTOCOLS, drawn, finish
from benchmarks.server import GUARDED, PLAIN, ROOT, Server, serve
from tests.browser.conftest import settle
from tests.conftest import SOAK
from ui.lessons import LESSONS

pytestmark = pytest.mark.xdist_group("cold")
PICTURE = "[data-testid=stVegaLiteChart], .player, .matrices table"
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
ASKS = (
    "import socket\n"
    "with socket.socket(type=socket.SOCK_DGRAM) as s: s.connect(('192.0.2.1', 1))"
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an audited process asks for is written there."""
    asked = tmp_path_factory.mktemp("audit") / "asked"
    (asked.parent / "sitecustomize.py").write_text(AUDIT.format(log=str(asked)))
    return asked


def audited(asked: Path) -> dict[str, str]:
    return {"PYTHONPATH": f"{asked.parent}:{ROOT}"}


# Where Streamlit itself is started, as a host may, the same guard comes later.
@pytest.fixture(scope="module", params=[GUARDED, *[PLAIN] * SOAK], ids=" ".join)
def cold(request: pytest.FixtureRequest, asked: Path) -> Iterator[Server]:
    environ = audited(asked)
    with serve(environ=environ, runner=request.param, address=None) as server:
        yield server


def test_deep_links_that_come_at_once_are_answered(
    context: BrowserContext, cold: Server
):
    pages = {lesson.name: context.new_page() for lesson in LESSONS}
    for name, page in pages.items():
        page.goto(f"{cold.url}/{name}", wait_until="commit")
    for page in pages.values():
        settle(page)
        expect(page.locator(PICTURE).first).to_be_visible()
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.locator("[data-testid=stException]")).to_have_count(0)
        assert page.title() != "Streamlit"
        page.close()


async def knock(server: Server, origin: str) -> None:
    url = server.url.replace("http", "ws", 1) + "/_stcore/stream"
    with pytest.raises((websockets.InvalidStatus, websockets.ConnectionClosed)):
        async with websockets.connect(url, origin=origin, subprotocols=PROTOCOLS) as it:
            await it.recv()


def test_neither_a_start_nor_lessons_nor_a_foreign_page_make_it_ask(
    cold: Server, asked: Path
):
    async def visit() -> None:
        await asyncio.gather(*(knock(cold, origin) for origin in ORIGINS))
        assert (await drawn(cold.url, "monotonicity")).has_title

    finish(visit())

    assert not asked.exists()


def test_the_audit_sees_what_a_process_asks(asked: Path):
    subprocess.run([sys.executable, "-c", ASKS], env=audited(asked), check=True)

    assert asked.read_text() == "socket.connect 192.0.2.1\n"
    asked.unlink()
