"""One who sends more than a browser would: in a process of his own, beside a class."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from itertools import count

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg

from benchmarks.client import Reader
from benchmarks.server import ROOT, Server

LINK = ("monotonicity", "screen=fold&solved=1")
NAMES = 300_000
"""In one message of a megabyte."""


def messages_of(kind: str, reader: Reader) -> Iterator[bytes]:
    """Yield what a flooder of that kind sends, one after the other."""
    make = _MAKERS[kind]
    for turn in count():
        yield make(reader, turn).SerializeToString()


def _rerun(reader: Reader, turn: int) -> BackMsg:
    return reader.message()


def _move(reader: Reader, turn: int) -> BackMsg:
    control = reader.slider()
    values = control.values()
    reader.states[control.id] = (control.field, values[turn % len(values)])
    return reader.message(control.fragment)


def _git(reader: Reader, turn: int) -> BackMsg:
    return BackMsg(load_git_info=True)


def _cache(reader: Reader, turn: int) -> BackMsg:
    return BackMsg(clear_cache=True)


def _heartbeat(reader: Reader, turn: int) -> BackMsg:
    return BackMsg(app_heartbeat=True)


def _names(reader: Reader, turn: int) -> BackMsg:
    message = BackMsg()
    message.file_urls_request.request_id = str(turn)
    message.file_urls_request.file_names.extend(["a"] * NAMES)
    return message


_MAKERS: dict[str, Callable[[Reader, int], BackMsg]] = {
    "rerun": _rerun,
    "move": _move,
    "git": _git,
    "cache": _cache,
    "heartbeat": _heartbeat,
    "names": _names,
}


async def send(url: str, kind: str, rate: float) -> None:
    """Send one message after the other, `rate` a second, and read what comes."""
    while True:
        with suppress(websockets.ConnectionClosed, OSError):
            async with Reader(url, *LINK) as reader:
                await reader.draw()
                reading = asyncio.create_task(_read(reader))
                due = asyncio.get_running_loop().time()
                for message in messages_of(kind, reader):
                    await reader.socket.send(message)
                    due += 1 / rate
                    await asyncio.sleep(max(0.0, due - reading.get_loop().time()))
                    if reading.done():
                        break
        await asyncio.sleep(0.2)


async def _read(reader: Reader) -> None:
    with suppress(websockets.ConnectionClosed):
        while True:
            await reader.socket.recv()


async def main(url: str, kind: str, clients: int, rate: float) -> None:
    """Let clients send until this process is ended."""
    await asyncio.gather(*(send(url, kind, rate) for _ in range(clients)))


@asynccontextmanager
async def flood(
    server: Server, kind: str, *, clients: int = 1, rate: float
) -> AsyncIterator[None]:
    """Let a process flood the server meanwhile."""
    command = [sys.executable, "-m", "tests.browser.flood", server.url, kind]
    process = await asyncio.create_subprocess_exec(
        *command, str(clients), str(rate), cwd=ROOT
    )
    try:
        await asyncio.sleep(2)
        yield
    finally:
        process.kill()
        await process.wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])))
