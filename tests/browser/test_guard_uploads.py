"""Files under made-up names, too many, too large together, and left behind."""

import asyncio
import re
import time
import urllib.request
from contextlib import AsyncExitStack, closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.client import Reader, finish
from benchmarks.server import Server
from serving.guard.uploads import AT_ONCE, OF_A_SESSION, OF_ONE

pytestmark = pytest.mark.xdist_group("guard")
TABLE = 1_000_000


@pytest.fixture
def server(made_pages: Server) -> Server:
    return made_pages


class Sender:
    """A session that sends files."""

    def __init__(self, reader: Reader):
        self.reader, self.url, self.session = reader, reader.url, ""
        self.token = _token(reader.url)

    async def draw(self) -> None:
        """Draw the page, and learn the session's name on the way."""
        await self.reader.ask()
        kind = ""
        while kind != "script_finished":
            message = ForwardMsg.FromString(await self.reader.socket.recv())
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.session = message.new_session.initialize.session_id

    async def announce(self) -> str:
        """Ask for a name; return the path to send the file to."""
        message = BackMsg()
        message.file_urls_request.file_names.append("table.csv")
        await self.reader.socket.send(message.SerializeToString())
        while True:
            answer = ForwardMsg.FromString(await self.reader.socket.recv())
            if answer.WhichOneof("type") == "file_urls_response":
                return answer.file_urls_response.file_urls[0].upload_url

    async def send(self, path: str = "", size: int = TABLE) -> int:
        """Send a file, by default to a name made up; return the answer's status."""
        path = path or f"/_stcore/upload_file/{self.session}/{time.monotonic_ns()}"
        return await asyncio.to_thread(_put, self.url, path, size, self.token)


def _token(url: str) -> str:
    with urllib.request.urlopen(f"{url}/_stcore/health") as answer:
        return re.search("_streamlit_xsrf=([^;]+)", answer.headers["Set-Cookie"])[1]


def _put(url: str, path: str, size: int, token: str) -> int:
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="t"\r\n\r\n'
    body = head + bytes(size - len(head) - 200) + b"\r\n--b--\r\n"
    headers = {
        "X-Xsrftoken": token,
        "Cookie": f"_streamlit_xsrf={token}",
        "Content-Type": "multipart/form-data; boundary=b",
    }
    with closing(HTTPConnection(urlsplit(url).netloc, timeout=30)) as connection:
        connection.request("PUT", path, body, headers)
        return connection.getresponse().status


def test_a_file_that_was_announced_is_taken_and_one_made_up_is_not(server: Server):
    async def send() -> tuple[int, int]:
        async with Reader(server.url) as reader:
            sender = Sender(reader)
            await sender.draw()
            return await sender.send(await sender.announce()), await sender.send()

    assert finish(send()) == (204, 403)


def test_a_session_has_room_for_three_tables(server: Server):
    async def send() -> list[int]:
        async with Reader(server.url) as reader:
            sender = Sender(reader)
            await sender.draw()
            paths = [await sender.announce() for _ in range(4)]
            return [await sender.send(path) for path in paths]

    assert OF_A_SESSION == 3 * TABLE
    assert finish(send()) == [204, 204, 204, 413]


def test_a_flood_of_files_under_made_up_names_leaves_nothing(server: Server):
    async def flood() -> set[int]:
        async with Reader(server.url) as reader:
            sender = Sender(reader)
            await sender.draw()
            statuses = set()
            for _ in range(20):
                sent = (sender.send() for _ in range(8))
                statuses.update(await asyncio.gather(*sent))
            return statuses

    before = server.megabytes()

    assert finish(flood()) <= {403, 503}
    assert server.megabytes() - before < 50


def test_uploads_that_never_end_are_few(server: Server):
    async def hold() -> list[int]:
        async with Reader(server.url) as reader:
            sender = Sender(reader)
            await sender.draw()
            path = await sender.announce()
            held = [await _begin(sender, path) for _ in range(OF_ONE)]
            status = await sender.send(path)
            for connection in held:
                connection.close()
            return [status]

    assert finish(hold()) == [503]
    assert AT_ONCE * 2 * TABLE < 50_000_000


def test_slow_files_of_a_dozen_sessions_give_way_to_another(server: Server):
    async def hold() -> int:
        async with AsyncExitStack() as stack:
            senders = []
            for _ in range(AT_ONCE // OF_ONE + 1):
                reader = await stack.enter_async_context(Reader(server.url))
                senders.append(Sender(reader))
                await senders[-1].draw()
            *slow, quick = senders
            for sender in slow * OF_ONE:
                held = await _begin(sender, await sender.announce())
                stack.callback(held.close)
            return await quick.send(await quick.announce())

    assert finish(hold()) == 204
    assert "refused what=upload_slow" in server.log.read_text()


async def _begin(sender: Sender, path: str) -> asyncio.StreamWriter:
    host = urlsplit(sender.url)
    _, writer = await asyncio.open_connection(host.hostname, host.port)
    writer.write(
        f"PUT {path} HTTP/1.1\r\nHost: {host.netloc}\r\nContent-Length: 900000\r\n"
        f"X-Xsrftoken: {sender.token}\r\nCookie: _streamlit_xsrf={sender.token}\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\n\r\n".encode()
    )
    await writer.drain()
    await asyncio.sleep(0.1)
    return writer
