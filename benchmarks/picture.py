"""From a key press on a slider to the picture, in a real browser."""

import time

from playwright.sync_api import Browser, Page

from benchmarks.server import Server
from tests.browser.conftest import settle

PRESSES, WARMING = 6, 2
QUIET_MS, LIMIT_MS = 250, 5_000
# Time from the key press to the last change of the page, seen by the browser's own
# clock, once nothing has changed for a while; the limit, if something still does. A
# canvas changes without being seen, so its drawing calls count too.
WATCH = f"""
() => {{
  const main = document.querySelector("[data-testid=stMain]");
  window.lastChange = 0;
  const note = () => {{ window.lastChange = performance.now(); }};
  new MutationObserver(note).observe(main, {{
    subtree: true, childList: true, characterData: true, attributes: true}});
  for (const name of ["drawImage", "putImageData", "fill", "stroke", "fillRect"]) {{
    const draw = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...args) {{
      note(); return draw.apply(this, args); }};
  }}
  document.addEventListener("keydown", (event) => {{
    window.pressed = event.timeStamp; window.lastChange = 0;
  }}, true);
  window.untilQuiet = () => new Promise((resolve) => {{
    const look = () => {{
      const now = performance.now();
      const quiet = now - Math.max(window.lastChange, window.pressed);
      if (window.lastChange > 0 && quiet > {QUIET_MS}) {{
        resolve(window.lastChange - window.pressed);
      }} else if (now - window.pressed > {LIMIT_MS}) {{ resolve({LIMIT_MS});
      }} else {{ setTimeout(look, 20); }}
    }};
    look();
  }});
}}
"""


def open_link(page: Page, server: Server, link: str) -> float:
    """Open a link; return the seconds until its script rests."""
    begun = time.perf_counter()
    page.goto(f"{server.url}/{link}")
    settle(page)
    return time.perf_counter() - begun


def press_to_picture(browser: Browser, server: Server, link: str) -> list[float]:
    """Press an arrow key on the first slider of a page, and wait for the picture.

    Returns:
        Milliseconds of each press; nothing if the page has no slider.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    open_link(page, server, link)
    sliders = page.locator("[data-testid=stMain]").get_by_role("slider")
    if not sliders.count():
        context.close()
        return []
    page.evaluate(WATCH)
    times = []
    for i in range(PRESSES + WARMING):
        sliders.first.press("ArrowRight" if i % 4 < 2 else "ArrowLeft")
        times.append(page.evaluate("untilQuiet()"))
    context.close()
    # The first ones compile templates and fill caches.
    return times[WARMING:]
