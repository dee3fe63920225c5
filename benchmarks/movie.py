"""Frames a second of the movie of lesson 4, and what it asks of the server."""

from playwright.sync_api import Browser

from benchmarks.server import Server
from tests.browser.conftest import settle
from tests.browser.hands import Wire

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


def play(browser: Browser, server: Server, dataset: str) -> tuple[float, int]:
    """Play the movie of a data set at 1280 pixels.

    Returns:
        Frames a second, and how many messages went over the websocket meanwhile.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wire = Wire(page)
    page.goto(f"{server.url}/train_mlp?dataset={dataset}")
    settle(page)
    page.wait_for_timeout(QUIET_MS)
    player = page.locator(".player").first
    player.evaluate(PLAY)  # the first time the browser compiles
    page.wait_for_timeout(QUIET_MS)
    wire.messages.clear()
    frames = player.evaluate(PLAY)
    messages = len(wire.messages)
    context.close()
    return frames, messages
