import asyncio
import time
from pathlib import Path

from benchmarks.client import Reader, finish
from benchmarks.server import Server, serve

PAGE = Path(__file__).with_name("frozen_page.py")
IMPATIENT = ("tests.serving.guard.impatient",)
# The watchdog of the page waits two seconds.
IDLE = 4


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


def test_an_idle_process_lives_on_and_a_frozen_one_ends_and_says_where_it_stood():
    """In one way; in all of them, and back within half a minute, in the soak."""
    with serve(PAGE, runner=IMPATIENT) as server:
        time.sleep(IDLE)
        assert is_alive(server)

        finish(freeze(server, "gil"))
        time.sleep(0.5)

        assert not is_alive(server)
        assert "most recent call first" in server.log.read_text()
