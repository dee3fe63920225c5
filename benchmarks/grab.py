"""How well a picture follows the hand that drags a handle in it."""

import math
import statistics
import time
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from benchmarks.server import Server, serve
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
    """

    link: str
    handle: str
    reach: tuple[float, float]


PICTURES = {
    "fold c, before the answer": Picture(
        "monotonicity?screen=fold&c=37.5", "c, where", (0.22, 0)
    ),
    "fold c, the model follows": Picture(
        "monotonicity?screen=fold&solved=1&c=37.5", "c, where", (0.22, 0)
    ),
    "lift the line, log-loss live": Picture(
        "monotonicity?screen=by_hand&b=-1", "bias", (0, 0.18)
    ),
    "tilt the line, log-loss live": Picture(
        "monotonicity?screen=by_hand&b=-1", "weight", (0, 0.18)
    ),
    "t through the network, with proofs": Picture(
        "linear_collapse?screen=fold&solved=1&t=2.5", "t, the way", (0.3, 0)
    ),
    "image of a unit vector": Picture(
        "linear_collapse?screen=arrows", "image of unit vector 1", (0.1, 0.15)
    ),
    "x on three functions, with slopes": Picture(
        "activation_gallery?screen=through&solved=1&point=0",
        "input x, on ReLU", (0.2, 0)
    ),
    "the slope of Leaky ReLU": Picture(
        "activation_gallery?screen=own&activation=relu,tanh,leaky_relu"
        "&leaky_relu_negative_slope=0.5", "a of", (0, 0.12)
    ),
    "line of a unit, moved": Picture(
        "train_mlp?screen=xor", "line of h₁", (0.06, -0.1)
    ),
    "line of a unit, turned": Picture(
        "train_mlp?screen=xor&hb2=-1", "end of the line of h₂", (0.06, -0.1)
    ),
    "an example": Picture("train_mlp?screen=own_points", "example 1:", (0.1, 0.1)),
    "a bump, with its score": Picture(
        "universal_approximation?screen=by_hand", "bump 3", (0.03, 0.15)
    ),
    "number of units": Picture(
        "universal_approximation?screen=twice&solved=1&num_hiddens=16",
        "number of hidden", (0.2, 0)
    ),
}  # fmt: skip
KEYS = "ArrowRight", "ArrowUp"
"""Move a handle by a step, by axis."""
# A change of the handle is painted with the next frame; its cause is the last move.
WATCH = """(handle) => {
  const seen = window.seen = {lags: [], places: []};
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
  const count = () => {
    if (place) seen.places.push(place);
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
}"""


def drag(browser: Browser, server: Server, picture: Picture, width: int) -> str:
    """Drag a handle to and fro, faster and slower.

    Returns:
        The cells of a row: pictures painted a second, and at how many frames the hand
        was on another step than before; milliseconds from the hand to the picture;
        messages while the hand held, and kilobytes of those when it had let go.
    """
    context = browser.new_context(viewport={"width": width, "height": SIZES[width]})
    page = context.new_page()
    wire = Wire(page)
    page.goto(f"{server.url}/{picture.link}")
    settle(page)
    handle = page.locator(f"{HANDLE}[aria-label^='{picture.handle}']").first
    steps = _pixels_of_a_step(page, handle, picture)
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
    possible = _moves(seen["places"], steps) / SECONDS
    lags = statistics.quantiles(seen["lags"], n=20)
    painted = len(seen["lags"]) / SECONDS
    return (
        f"{painted:.0f} ({possible:.0f}) | {lags[9]:.0f} / {lags[18]:.0f} "
        f"| {dragging} | {released:.0f}"
    )


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


def _pixels_of_a_step(page: Page, handle: Locator, picture: Picture) -> list[float]:
    """Return how far a step of the number takes the handle, by axis; 0 for none."""
    steps = []
    for key, reach in zip(KEYS, picture.reach, strict=True):
        before = middle(handle)
        if reach:
            handle.focus()
            page.keyboard.press(key)
            page.wait_for_timeout(300)
            settle(page)
        steps.append(math.dist(before, middle(handle)))
    return steps


def _moves(places: list[tuple[float, float]], steps: list[float]) -> int:
    """Count the frames at which the hand was on another step than the frame before."""
    at = [
        [round(x / step) for x, step in zip(place, steps, strict=True) if step]
        for place in places
    ]
    return sum(before != after for before, after in pairwise(at))


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
                cells = drag(browser, ours, picture, width)
                rows.append(f"| {name} | {width} | {cells} |")
        browser.close()
    yield rows
