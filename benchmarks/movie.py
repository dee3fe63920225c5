"""Frames a second of the movie of lesson 4, and what it asks of the server."""

from typing import NamedTuple

from playwright.sync_api import Browser, WebSocket

from benchmarks.server import Server
from tests.browser.conftest import settle

DATASETS = ("circles", "spirals", "sine")
QUIET_MS = 2000
# Plays from the first frame to the last at the highest speed.
PLAY = """
async (player) => {
  player.querySelector(".speed").value = "60";
  const play = player.querySelector(".play");
  const before = Number(player.dataset.drawn);
  const begun = performance.now();
  play.click();
  while (play.dataset.state === "pause") await new Promise(requestAnimationFrame);
  const seconds = (performance.now() - begun) / 1000;
  return (Number(player.dataset.drawn) - before) / seconds;
}
"""


class Playback(NamedTuple):
    """What was seen.

    Attributes:
        frames: Drawn a second.
        messages: Sent or received on the websocket while it played.
    """

    frames: float
    messages: int


def play(browser: Browser, server: Server, dataset: str) -> Playback:
    """Play the movie of a data set at 1280 pixels."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    messages = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: messages.append(frame))
        socket.on("framereceived", lambda frame: messages.append(frame))

    page.on("websocket", listen)

    page.goto(f"{server.url}/train_mlp?dataset={dataset}")
    settle(page)
    page.wait_for_timeout(QUIET_MS)
    player = page.locator(".player").first
    player.evaluate(PLAY)  # the first time the browser compiles
    page.wait_for_timeout(QUIET_MS)
    messages.clear()
    frames = player.evaluate(PLAY)
    playback = Playback(frames, len(messages))
    context.close()
    return playback
