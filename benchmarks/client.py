"""A reader without a browser: speaks Streamlit's websocket protocol.

A browser asks for a run of the page with a `BackMsg` that carries the link and the
values of all widgets, and draws what comes back in `ForwardMsg`s until the script has
finished. The time in between is what a reader waits for the server.
"""

import asyncio
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.control import VALUE_FIELDS, Control, Run

# As Streamlit's own page sends them; the second is for a session that is resumed.
PROTOCOLS = ["streamlit", "PLACEHOLDER_AUTH_TOKEN"]
# A run that was overtaken by the next one ends with this, and the next one follows.
OVERTAKEN = ForwardMsg.FINISHED_EARLY_FOR_RERUN
REPEATED = ("double_array_value", "string_array_value")
T = TypeVar("T")
FRAME = ("screen", "more")
"""What turns the page, not a control of the screen."""


class Reader:
    """One open page.

    Args:
        url: ``http://host:port`` of the server.
        page: Path of the page; "" for the home page.
        query: What stands after the ``?`` of the link.
    """

    def __init__(self, url: str, page: str = "", query: str = ""):
        self.url, self.page, self.query = url, page, query
        self.controls: dict[str, Control] = {}
        self.states: dict[str, tuple[str, object]] = {}
        self.page_hash = ""
        self.run = Run()
        self.socket: websockets.ClientConnection | None = None

    async def __aenter__(self) -> "Reader":
        """Connect, without drawing yet."""
        self.socket = await websockets.connect(
            self.url.replace("http", "ws", 1) + "/_stcore/stream",
            max_size=None,
            max_queue=None,  # a page that is not read from could not be closed either
            subprotocols=PROTOCOLS,
            compression=None,
            ping_interval=None,
            open_timeout=60,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the page."""
        await self.socket.close()

    async def draw(self, timeout: float = 120, fragment: str = "") -> Run:
        """Ask for a run of the page or of a fragment of it, and wait for its end."""
        begun = await self.ask(fragment)
        run = await self.receive(timeout)
        run.seconds = time.perf_counter() - begun
        return run

    async def set(self, key: str, value: object) -> Run:
        """Set a control and draw, as a move of a slider does."""
        control = self.controls[key]
        self.states[control.id] = (control.field, value)
        run = await self.draw(fragment=control.fragment)
        if control.field == "trigger_value":
            del self.states[control.id]
        return run

    async def ask(self, fragment: str = "") -> float:
        """Ask for a run; return when."""
        begun = time.perf_counter()
        await self.socket.send(self.message(fragment).SerializeToString())
        return begun

    def message(self, fragment: str = "") -> BackMsg:
        """Return what asks for a run of the page or of a fragment of it."""
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string, rerun.page_script_hash = self.query, self.page_hash
        rerun.page_name, rerun.fragment_id = self.page, fragment
        rerun.context_info.url = f"{self.url}/{self.page}"
        for id, (name, value) in self.states.items():
            state = rerun.widget_states.widgets.add(id=id)
            if name in REPEATED:
                several = value if isinstance(value, list | tuple) else [value]
                getattr(state, name).data.extend(several)
            else:
                setattr(state, name, value)
        return message

    async def receive(self, timeout: float = 120) -> Run:
        """Read until the script has finished."""
        self.run = run = Run()
        heard = time.perf_counter()
        async with asyncio.timeout(timeout):
            while True:
                data = await self.socket.recv()
                heard, before = time.perf_counter(), heard
                run.silence = max(run.silence, heard - before)
                run.bytes += len(data)
                run.largest = max(run.largest, len(data))
                message = ForwardMsg.FromString(data)
                kind = message.WhichOneof("type")
                self._read(message, run)
                if kind == "navigation":
                    self.page_hash = message.navigation.page_script_hash
                elif kind == "script_finished" and message.script_finished != OVERTAKEN:
                    return run

    async def wait_for_text(self, kind: str, part: str) -> str:
        """Read until an element of that kind says something with `part` in it."""
        run = Run()
        async with asyncio.timeout(120):
            while True:
                self._read(ForwardMsg.FromString(await self.socket.recv()), run)
                for found, text in run.texts:
                    if found == kind and part in text:
                        return text

    def _read(self, message: ForwardMsg, run: Run) -> None:
        """Note what a message draws, and forget the controls it takes away."""
        delta, path = message.delta, tuple(message.metadata.delta_path)
        if message.WhichOneof("type") == "new_session":
            if not message.metadata.run.fragment_ids:
                self.controls.clear()
            return
        if delta.WhichOneof("type") == "add_block":
            inside = [
                k for k, c in self.controls.items() if c.path[: len(path)] == path
            ]
            for key in inside:
                del self.controls[key]
        if delta.WhichOneof("type") != "new_element":
            return
        kind = delta.new_element.WhichOneof("type")
        proto = getattr(delta.new_element, kind)
        run.kinds[kind] = run.kinds.get(kind, 0) + 1
        if kind == "exception":
            run.texts.append((kind, f"{proto.type}: {proto.message}"))
        elif kind in ("markdown", "alert", "html", "toast"):
            run.texts.append((kind, proto.body))
        elif kind == "progress":
            run.texts.append((kind, proto.text))
        id = getattr(proto, "id", "")
        if kind in VALUE_FIELDS and id and not getattr(proto, "disabled", False):
            key = id.rsplit("-", 1)[-1]
            self.controls[key] = Control(key, id, kind, proto, delta.fragment_id, path)

    def slider(self) -> Control | None:
        """Return the control a benchmark moves: the first with most to move over."""
        movable = [c for c in self.controls.values() if c.key not in FRAME]
        ranges = ("slider", "number_input")
        return next(
            (c for kind in (*ranges, "selectbox", "button_group")
             for c in movable if c.kind == kind and len(c.values()) > 1),
            None,
        )  # fmt: skip


async def drawn(url: str, page: str = "", query: str = "") -> Run:
    """Open a page, wait until it is drawn, and close it."""
    async with Reader(url, page, query) as reader:
        return await reader.draw()


def finish(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end in a thread: Playwright occupies this one's loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()
