"""What a flooder gets, and what he leaves to the others."""

import asyncio
import re
import socket
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.frames import Frame, Opcode

from benchmarks.client import PROTOCOLS, Reader, finish
from benchmarks.server import Server
from serving.guard.log_lines import AT_ONCE as LINES_AT_ONCE
from serving.guard.reruns import AT_ONCE, PACE

pytestmark = pytest.mark.xdist_group("guard")
CHUNKED = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
UNASKED = {
    "chunks": CHUNKED + b"1\r\nx\r\n" * 20_000,
    "more_than_asked": b"GET / HTTP/1.1\r\nHost: a\r\n\r\n" * 500_000,
}
NAMES = 300_000
"""In one message of a megabyte."""


@pytest.fixture
def server(made_pages: Server) -> Server:
    return made_pages


def written(server: Server, line: str) -> int:
    return server.log.read_text().count(line)


def threads(server: Server) -> int:
    status = Path(f"/proc/{server.pid}/status").read_text()
    return int(re.search(r"Threads:\s+(\d+)", status)[1])


def asks_for_names(count: int) -> BackMsg:
    message = BackMsg()
    message.file_urls_request.file_names.extend(["a"] * count)
    return message


async def answers_to(reader: Reader, *messages: BackMsg) -> list[str]:
    """Return the kinds of what came until the server gave a sign of life.

    Whether the script runs is told at any time.
    """
    for message in (*messages, BackMsg(app_heartbeat=True)):
        await reader.socket.send(message.SerializeToString())
    kinds: list[str] = []
    async with asyncio.timeout(20):
        while "heartbeat_ack" not in kinds:
            answer = ForwardMsg.FromString(await reader.socket.recv())
            kinds.append(answer.WhichOneof("type"))
    return [kind for kind in kinds if kind != "session_status_changed"]


def test_three_hundred_moves_a_second_are_drawn_at_a_pace_and_the_last_is(
    server: Server,
):
    async def flood() -> tuple[str, float]:
        async with Reader(server.url) as reader:
            await reader.draw()
            seed, loop = reader.controls["seed"], asyncio.get_running_loop()

            async def move(to: int) -> None:
                reader.states[seed.id] = (seed.field, to)
                await reader.ask(seed.fragment)

            begun = loop.time()
            for i in range(300):
                await move(i % 4)
                await asyncio.sleep(1 / 300)
            await move(4)
            last = await reader.wait_for_text("markdown", "seed 4")
            return last, loop.time() - begun

    before = written(server, "drawn page=fragment_page")
    last, seconds = finish(flood())
    drawn = written(server, "drawn page=fragment_page") - before

    assert last.startswith("seed 4,")
    assert 1 < drawn <= AT_ONCE + PACE * seconds + 2


def test_a_flood_of_whole_pages_does_not_start_a_thread_for_each(server: Server):
    async def flood() -> tuple[int, list[str]]:
        async with Reader(server.url) as reader, Reader(server.url) as other:
            await other.draw()
            await reader.draw()
            before, most = threads(server), 0
            for _ in range(60):
                await reader.ask()
                most = max(most, threads(server) - before)
            run = await other.set("seed", 3)
        return most, [text for kind, text in run.texts if kind == "markdown"]

    more, texts = finish(flood())

    assert more <= 3
    assert texts[0].startswith("seed 3,")


def test_what_no_page_sends_is_dropped_with_one_line(server: Server):
    message = BackMsg(clear_cache=True)

    async def send() -> list[str]:
        async with Reader(server.url) as reader:
            await reader.draw()
            return await answers_to(reader, *[message] * 50)

    assert finish(send()) == ["heartbeat_ack"]
    assert written(server, "refused what=clear_cache times=1") == 1
    assert written(server, "refused what=clear_cache") == 1


def test_one_name_is_given_out_and_three_hundred_thousand_are_not(server: Server):
    async def ask(count: int) -> list[str]:
        async with Reader(server.url) as reader:
            await reader.draw()
            return await answers_to(reader, asks_for_names(count))

    before = server.megabytes()

    assert finish(ask(1)) == ["file_urls_response", "heartbeat_ack"]
    assert "file_urls_response" not in finish(ask(NAMES))
    assert server.megabytes() - before < 20


def test_what_is_too_large_for_a_lesson_is_left_out_and_said(server: Server):
    async def send() -> tuple[list[str], list[str]]:
        message = BackMsg()
        message.rerun_script.widget_states.widgets.add(
            id="$$ID-x", json_value="x" * 600_000
        )
        async with Reader(server.url) as reader:
            await reader.draw()
            kinds = await answers_to(reader, message)
            return kinds, (await reader.set("seed", 3)).exceptions

    kinds, exceptions = finish(send())

    assert kinds == ["delta", "script_finished", "heartbeat_ack"]
    assert exceptions == []


def test_what_no_lesson_comes_near_is_not_even_read(server: Server):
    async def send() -> None:
        async with Reader(server.url) as reader:
            await reader.draw()
            before = server.megabytes()
            with suppress(websockets.ConnectionClosed):
                await reader.socket.send(bytes(4_000_000))
            with pytest.raises(websockets.ConnectionClosed):
                await reader.receive(timeout=20)
            assert server.megabytes() - before < 10

    finish(send())


@pytest.mark.parametrize(
    "opcode", [Opcode.PING, Opcode.PONG, Opcode.BINARY, Opcode.CONT]
)
def test_a_flood_of_empty_frames_ends_its_socket(opcode: Opcode, server: Server):
    async def flood() -> None:
        async with Reader(server.url) as reader, Reader(server.url) as other:
            await asyncio.gather(reader.draw(), other.draw())
            flooded = reader.socket.transport
            # What follows an unfinished message is not even a message.
            flooded.write(frame(Opcode.BINARY, fin=opcode is not Opcode.CONT))
            flooded.write(frame(opcode, fin=opcode is not Opcode.CONT) * 10_000)
            await asyncio.wait_for(reader.socket.wait_closed(), 10)
            assert (await other.set("seed", 3)).exceptions == []

    finish(flood())

    assert "refused what=frames" in server.log.read_text()


def frame(opcode: Opcode, *, fin: bool) -> bytes:
    return Frame(opcode, b"", fin=fin).serialize(mask=True)


def test_a_message_cannot_be_packed(server: Server):
    async def ask() -> tuple:
        url = server.url.replace("http", "ws") + "/_stcore/stream"
        async with websockets.connect(url, compression="deflate") as socket:
            return tuple(socket.protocol.extensions)

    assert finish(ask()) == ()


@pytest.mark.parametrize(("why", "sent"), UNASKED.items(), ids=UNASKED)
def test_who_sends_more_than_an_answer_takes_is_cut_off(
    why: str, sent: bytes, server: Server
):
    before = server.megabytes()
    with socket.create_connection(urlsplit(server.url).netloc.split(":")) as it:
        it.settimeout(20)
        with suppress(ConnectionError):
            it.sendall(sent)
            while it.recv(100_000):
                pass

    assert f"refused what={why}" in server.log.read_text()
    assert server.megabytes() - before < 20


def test_who_knocks_a_hundred_times_fills_no_log(server: Server):
    def knock() -> None:
        with socket.create_connection(urlsplit(server.url).netloc.split(":")) as it:
            it.sendall(b"no request\r\n\r\n")
            it.recv(1000)

    for _ in range(100):
        knock()
    time.sleep(1.1)
    knock()

    assert LINES_AT_ONCE <= written(server, "Invalid HTTP request") < 50
    assert "more like it left out)" in server.log.read_text()


def test_the_server_is_asked_about_itself_once_a_second(server: Server):
    def ask() -> int:
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/metrics") as answer:
                return answer.status
        except HTTPError as refused:
            return refused.code

    statuses = [ask() for _ in range(50)]

    assert statuses[0] == 200
    assert statuses.count(429) > 40


def test_the_id_of_a_session_is_not_written_down(server: Server):
    async def connect_twice() -> str:
        async with Reader(server.url) as reader:
            await reader.ask()
            while True:
                message = ForwardMsg.FromString(await reader.socket.recv())
                if message.WhichOneof("type") == "new_session":
                    break
            session = message.new_session.initialize.session_id
            async with websockets.connect(
                server.url.replace("http", "ws") + "/_stcore/stream",
                subprotocols=[*PROTOCOLS, session],
            ):
                await asyncio.sleep(0.5)
        return session

    session = finish(connect_twice())

    assert len(session) > 20
    assert session[:8] not in server.log.read_text()
