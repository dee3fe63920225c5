from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
import websockets

from benchmarks.client import Reader, drawn, finish
from benchmarks.load import PAGES, links_of
from benchmarks.server import Server, serve
from tests.browser.hostile import open_hostile_links
from tests.browser.moves import move_everything

LINKS = 10_000
BATCH = 500


@pytest.mark.timeout(3 * 3600)
@pytest.mark.parametrize("seed", range(LINKS // BATCH))
def test_ten_thousand_links_are_answered_by_a_page(server: Server, seed: int):
    faults = finish(open_hostile_links(server, BATCH, seed))

    assert faults == []
    assert "Traceback" not in server.log.read_text()


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("page", PAGES)
def test_every_control_of_every_part_is_answered(server: Server, page: str):
    async def move() -> list:
        return await move_everything(server, links_of(page))

    assert finish(move()) == []
    assert "Traceback" not in server.log.read_text()


def put(server: Server, body: bytes, length: int) -> int:
    with closing(HTTPConnection(urlsplit(server.url).netloc)) as connection:
        connection.putrequest("PUT", "/_stcore/upload_file/anybody/file")
        connection.putheader("Content-Length", str(length))
        connection.putheader("X-Xsrftoken", "x")
        connection.putheader("Cookie", "_streamlit_xsrf=x")
        connection.endheaders()
        try:
            for _ in range(length // len(body)):
                connection.send(body)
        except OSError:
            return 413
        return connection.getresponse().status


def test_200_megabytes_are_refused_and_not_kept():
    with serve() as server:
        before = server.megabytes()
        statuses = [put(server, bytes(1_000_000), 200_000_000) for _ in range(3)]
        grown = server.megabytes() - before

    assert all(status in (400, 403, 413) for status in statuses)
    assert grown < 20


def test_what_is_no_message_ends_its_session_only():
    async def send(data: bytes | str) -> str:
        async with Reader(server.url) as reader:
            await reader.draw()
            await reader.socket.send(data)
            try:
                await reader.receive(timeout=10)
            except (websockets.ConnectionClosed, TimeoutError) as closed:
                return str(closed)
        return ""

    with serve() as server:
        answers = [finish(send(data)) for data in (b"\xff" * 100, "text", b"")]
        exceptions = finish(drawn(server.url)).exceptions

    assert not any(".py" in answer for answer in answers)
    assert exceptions == []


def test_links_longer_than_any_server_should_read_are_cut_off():
    with serve() as server:
        for query in ("seed=" + "9" * 600_000, "&".join(["seed=1"] * 5_000)):
            assert finish(drawn(server.url, "linear_collapse", query)).exceptions == []
