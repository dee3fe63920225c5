import asyncio
import time
from pathlib import Path

from benchmarks.client import Reader, finish
from benchmarks.server import Server, serve

PAGE = Path(__file__).with_name("frozen_page.py")
IMPATIENT = ("tests.serving.guard.impatient",)


def is_alive(server: Server) -> bool:
    status = Path(f"/proc/{server.pid}/stat").read_text()
    return status.rsplit(")", 1)[1].split()[0] != "Z"


async def freeze(server: Server, how: str) -> None:
    async with Reader(server.url) as reader:
        await reader.draw()
        reader.query = f"freeze={how}"
        await reader.ask()
        async with asyncio.timeout(30):
            await reader.socket.wait_closed()


def test_a_frozen_process_ends_and_says_where_it_stood():
    """In one way; in all of them, and back within half a minute, in the soak."""
    with serve(PAGE, runner=IMPATIENT) as server:
        finish(freeze(server, "gil"))
        time.sleep(0.5)

        assert not is_alive(server)
        assert "most recent call first" in server.log.read_text()


def test_a_process_that_is_only_idle_lives_on():
    with serve(PAGE, runner=IMPATIENT) as server:
        time.sleep(5)

        assert is_alive(server)
