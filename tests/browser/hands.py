"""A hand in a browser: it presses, drags and lets go, with a mouse or a finger."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, WebSocket, expect

from tests.browser.conftest import settle

HANDLE = "[aria-roledescription=handle]"
NEXT_FRAME = "() => new Promise(done => requestAnimationFrame(() => done()))"
# What a handle says is written when Vega draws: the values it had are what was painted.
WATCH = """(handle) => {
  window.painted = [handle.getAttribute("aria-valuetext")];
  const look = () => {
    const value = handle.getAttribute("aria-valuetext");
    if (value !== window.painted.at(-1)) window.painted.push(value);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
Point = tuple[float, float]


class Wire:
    """Everything that goes over the websocket of a page; made before it is opened."""

    def __init__(self, page: Page) -> None:
        self.messages: list[str | bytes] = []
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        for direction in ("framesent", "framereceived"):
            socket.on(direction, lambda frame: self.messages.append(frame))


def open_picture(page: Page, url: str) -> Wire:
    """Open a picture and wait for its handles; return what its page says and hears."""
    wire = Wire(page)
    page.goto(url)
    settle(page)
    expect(page.locator(f"{HANDLE}[tabindex='0']").first).to_be_attached()
    return wire


def handle_of(page: Page, name: str) -> Locator:
    """Find a handle by how its name begins."""
    return page.locator(f"{HANDLE}[aria-label^='{name}']")


def middle(handle: Locator) -> Point:
    """Return where a hand takes hold."""
    box = handle.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def way(start: Point, end: Point, steps: int) -> Iterator[Point]:
    """Walk straight from `start`, not told again, to `end`."""
    for i in range(1, steps + 1):
        yield tuple(a + (b - a) * i / steps for a, b in zip(start, end, strict=True))


@contextmanager
def mouse_held(page: Page, path: Sequence[Point]) -> Iterator[None]:
    """Press at the first point, go to the last, a point a frame; let go at the end."""
    page.mouse.move(*path[0])
    page.mouse.down()
    for point in path[1:]:
        page.mouse.move(*point)
        page.evaluate(NEXT_FRAME)
    page.evaluate(NEXT_FRAME)
    yield
    page.mouse.up()


@contextmanager
def finger_held(page: Page, path: Sequence[Point]) -> Iterator[None]:
    """Do the same with a finger."""
    devtools = page.context.new_cdp_session(page)

    def touch(kind: str, *points: Point) -> None:
        touched = [{"x": x, "y": y} for x, y in points]
        event = {"type": kind, "touchPoints": touched}
        devtools.send("Input.dispatchTouchEvent", event)

    touch("touchStart", path[0])
    for point in path[1:]:
        touch("touchMove", point)
        page.evaluate(NEXT_FRAME)
    page.evaluate(NEXT_FRAME)
    yield
    touch("touchEnd")


def scrolled(page: Page) -> float:
    """Return how far the page was scrolled."""
    return page.locator("[data-testid=stMain]").evaluate("main => main.scrollTop")
