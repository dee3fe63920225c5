"""How well a picture follows the hand that drags a handle in it.

python -m benchmarks.grab      prints the table
"""

import math
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.server import Server, serve
from charts.monotonicity.rates import TEMPERATURE
from tests.browser.conftest import launch, settle
from tests.browser.hands import HANDLE, Wire, middle

SECONDS, PIECES, POINTS = 4, 16, 6
SIZES = {1280: 720, 390: 844}


class Picture(NamedTuple):
    """A picture with a handle, and how it is dragged.

    Attributes:
        link: Opens it.
        handle: How its name begins.
        reach: To both sides, across and up, in shares of the picture.
        number: What is moved, where the hand is at a temperature and a risk.
        step: Of the number.
    """

    link: str
    handle: str
    reach: tuple[float, float]
    number: Callable[[float, float], float]
    step: float


def log_odds(risk: float) -> float:
    """Return log(p / (1 - p))."""
    return math.log(risk / (1 - risk))


FOLD = "c, where", (0.22, 0), lambda T, risk: T, 0.1
LIFT = "bias", (0, 0.18), lambda T, risk: log_odds(risk), 0.05
TILT = "weight", (0, 0.18), lambda T, risk: (log_odds(risk) + 1) / 3, 0.02
PICTURES = {
    "fold c, before the answer": Picture("monotonicity?screen=fold&c=37.5", *FOLD),
    "fold c, the model follows": Picture(
        "monotonicity?screen=fold&solved=1&c=37.5", *FOLD
    ),
    "lift the line, log-loss live": Picture("monotonicity?screen=by_hand&b=-1", *LIFT),
    "tilt the line, log-loss live": Picture("monotonicity?screen=by_hand&b=-1", *TILT),
}
# A change of the handle is painted with the next frame; its cause is the last move.
WATCH = """(handle) => {
  const seen = window.seen = {lags: [], places: []};
  const area = document.querySelector(".stVegaLiteChart path.background");
  let [cause, waits, place] = [0, false, null];
  addEventListener("pointermove", (event) => {
    cause = event.timeStamp; place = [event.clientX, event.clientY];
  }, true);
  new MutationObserver(() => {
    if (waits) return;
    waits = true;
    const since = cause;
    requestAnimationFrame(() => {
      waits = false;
      seen.lags.push(performance.now() - since);
    });
  }).observe(handle, {attributeFilter: ["transform"]});
  const box = area.getBoundingClientRect();
  const count = () => {
    if (place) seen.places.push([
      (place[0] - box.left) / box.width, (box.bottom - place[1]) / box.height]);
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
}"""


class Drag(NamedTuple):
    """What was seen of a drag.

    Attributes:
        painted: Pictures a second.
        possible: Frames a second at which the hand was on another step than before.
        lags: Milliseconds from the hand to the picture, the middle and the 95th.
        dragging: Messages on the websocket while the hand held.
        released: Kilobytes on it when the hand had let go.
    """

    painted: float
    possible: float
    lags: tuple[float, float]
    dragging: int
    released: float


def drag(browser: Browser, server: Server, picture: Picture, width: int) -> Drag:
    """Drag a handle to and fro, faster and slower."""
    context = browser.new_context(viewport={"width": width, "height": SIZES[width]})
    page = context.new_page()
    wire = Wire(page)
    page.goto(f"{server.url}/{picture.link}")
    settle(page)
    handle = page.locator(f"{HANDLE}[aria-label^='{picture.handle}']")
    x, y = middle(handle)
    chart = page.locator(".stVegaLiteChart").first.bounding_box()
    reach = picture.reach[0] * chart["width"], picture.reach[1] * chart["height"]
    page.mouse.move(x, y)
    page.mouse.down()
    _swing(page, (x, y), reach, 1)  # the first time the browser compiles
    handle.evaluate(WATCH)
    heard = len(wire.messages)
    _swing(page, (x, y), reach, SECONDS)
    dragging = len(wire.messages) - heard
    seen = page.evaluate("seen")
    heard = len(wire.messages)
    page.mouse.up()
    settle(page)
    page.wait_for_timeout(500)
    released = sum(map(len, wire.messages[heard:])) / 1000
    context.close()
    possible = _steps(seen["places"], picture) / SECONDS
    lags = statistics.quantiles(seen["lags"], n=20)
    painted = len(seen["lags"]) / SECONDS
    return Drag(painted, possible, (lags[9], lags[18]), dragging, released)


def _swing(
    page: Page, start: tuple[float, float], reach: tuple[float, float], seconds: float
) -> None:
    """Go to and fro in pieces that the browser's driver walks by itself."""
    begun, pieces = time.perf_counter(), 0
    while time.perf_counter() - begun < seconds:
        pieces += 1
        way = math.sin(2 * math.pi * pieces / PIECES)
        page.mouse.move(
            start[0] + way * reach[0], start[1] + way * reach[1], steps=POINTS
        )


def _steps(places: list[tuple[float, float]], picture: Picture) -> int:
    """Count the frames at which the hand was on another step than the frame before."""
    (left, right), (low, high) = TEMPERATURE.x_domain, TEMPERATURE.y_domain
    steps = [
        round(
            picture.number(left + x * (right - left), low + y * (high - low))
            / picture.step
        )
        for x, y in places
    ]
    return sum(before != after for before, after in pairwise(steps))


def tables() -> Iterator[list[str]]:
    """Yield the table."""
    rows = [
        "## A handle in the hand\n",
        "| picture | pixels | painted a second (possible) | lag p50 / p95, ms "
        "| messages while dragging | kB at release |",
        "|---|---|---|---|---|---|",
    ]
    with sync_playwright() as playwright, serve() as ours:
        browser = launch(playwright)
        for name, picture in PICTURES.items():
            for width in SIZES:
                seen = drag(browser, ours, picture, width)
                p50, p95 = seen.lags
                rows.append(
                    f"| {name} | {width} | {seen.painted:.0f} ({seen.possible:.0f}) "
                    f"| {p50:.0f} / {p95:.0f} | {seen.dragging} "
                    f"| {seen.released:.0f} |"
                )
        browser.close()
    yield rows


if __name__ == "__main__":
    for table in tables():
        print("\n".join(table))
