"""One who sends more than a browser would: in a process of his own, beside a class."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from itertools import count

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.frames import Frame, Opcode
from websockets.protocol import State

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


async def come(url: str, rate: float) -> None:
    """Come, ask for the page and go, `rate` times a second."""
    while True:
        with suppress(websockets.ConnectionClosed, OSError):
            async with Reader(url, *LINK) as reader:
                await reader.ask()
                await asyncio.sleep(1 / rate)


async def ping(url: str, rate: float) -> None:
    """Send packets of empty frames, `rate` frames a second, and come again."""
    packet = Frame(Opcode.PING, b"").serialize(mask=True) * 1000
    while True:
        with suppress(websockets.ConnectionClosed, OSError):
            async with Reader(url) as reader:
                while reader.socket.state is State.OPEN:
                    reader.socket.transport.write(packet)
                    await asyncio.sleep(1000 / rate)


async def ask_http(url: str, rate: float) -> None:
    """Ask whether the server is well."""
    host, port = url.removeprefix("http://").split(":")
    request = b"GET /_stcore/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
    while True:
        with suppress(OSError, asyncio.IncompleteReadError):
            reader, writer = await asyncio.open_connection(host, port)
            while not reader.at_eof():
                writer.write(request)
                await reader.readuntil(b"ok")
                await asyncio.sleep(1 / rate)


async def _read(reader: Reader) -> None:
    with suppress(websockets.ConnectionClosed):
        while True:
            await reader.socket.recv()


async def main(url: str, kind: str, clients: int, rate: float) -> None:
    """Let clients send until this process is ended."""
    begin = _OTHERS.get(kind, partial(send, kind=kind))
    await asyncio.gather(*(begin(url, rate=rate) for _ in range(clients)))


_OTHERS = {"come": come, "ping": ping, "http": ask_http}


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
