"""Text that would be more than text: typed into every field that takes some."""

import itertools
import random
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlencode

from playwright.sync_api import Page

from benchmarks.client import Reader
from benchmarks.control import Control
from benchmarks.load import PAGES, links_of
from benchmarks.server import Server
from tests.browser.conftest import settle

HOST = "evil.example"
TEXTS = (
    f"www.{HOST}", f"https://{HOST}/INJ", f"a@{HOST}", f"x + http://{HOST}",
    f"[INJ](http://{HOST})", f"![INJ](http://{HOST}/x.png)", f"<http://{HOST}>",
    f"mailto:a@{HOST}", f"xmpp:a@{HOST}/INJ", f"ftp://{HOST}", f"[INJ]: http://{HOST}",
    f"<img src=http://{HOST}/x>", f"<a href=http://{HOST}>INJ</a>", "<b>INJ</b>",
    "x\n\n# INJ", "x\n===\nINJ", "x\n\n- INJ", "1. INJ", "+ INJ", "x\n\n1) INJ",
    "> INJ", "| INJ |\n|---|\n| INJ |", "**INJ**", "_INJ_", "~~INJ~~", ":red[INJ]",
    "$INJ$", "$$INJ$$", "    INJ", "```\nINJ", "&lt;b&gt;INJ", "INJ[^1]\n\n[^1]: INJ",
    ":material/home: INJ", "- [ ] INJ", "max(x,\n0)", "x\r\n\r\n# INJ", "x\u2028- INJ",
    f"`www.{HOST}`", f"x` www.{HOST} `", f"'a@{HOST}'", f"(www.{HOST})",
)  # fmt: skip
FIELDS = ("selectbox", "multiselect")
OPENERS = {"formula", "points"}
"""Options beside which a field appears."""
# What Markdown makes of a text. A piece of code is none of it: so we show a formula.
FOUND = """host => [
    ...document.querySelectorAll(
        `a[href*="${host}"], img[src*="${host}"], a[href^="mailto:"]`),
    ...[...document.querySelectorAll(
        "h1, h2, h3, h4, h5, h6, li, strong, em, del, td, th, blockquote, b, .katex")]
      .filter(e => e.textContent.includes("INJ") && !e.closest("[role=listbox]")),
].map(e => e.outerHTML.slice(0, 200))"""


class Field(NamedTuple):
    """A field of a screen, and the link to that."""

    page: str
    query: str
    key: str

    def link(self, text: str) -> str:
        """Return the link that types a text into it."""
        typed = urlencode({self.key: text})
        return f"{self.page}?{'&'.join(filter(None, (self.query, typed)))}"


async def text_fields(server: Server) -> list[Field]:
    """Return all fields that take any text, and one a page that names what is wrong."""
    found, opened, noted = [], set(), set()
    screens = list(itertools.chain.from_iterable(map(links_of, PAGES)))
    for page, query in screens:
        for key, control in (await _controls(server, page, query)).items():
            found += [Field(page, query, key)] if _takes_text(control) else []
            if page not in noted and control.options and not _takes_text(control):
                noted.add(page)
                found.append(Field(page, query, key))
            for option in OPENERS & set(control.options):
                if (page, key, option) not in opened:
                    opened.add((page, key, option))
                    screens.append((page, f"{query}&{key}={option}"))
    return found


async def _controls(server: Server, page: str, query: str) -> dict[str, Control]:
    async with Reader(server.url, page, query) as reader:
        await reader.draw()
    return {k: c for k, c in reader.controls.items() if c.in_link and k != "screen"}


def _takes_text(control: Control) -> bool:
    if control.kind == "text_input":
        return True
    return control.kind in FIELDS and control.proto.accept_new_options


def links(fields: list[Field], count: int, seed: int) -> Iterator[str]:
    """Yield links with every field and every text in them before one comes again."""
    chance = random.Random(seed)
    pairs = [(field, text) for field in fields for text in TEXTS]
    chance.shuffle(pairs)
    first = [(field, chance.choice(TEXTS)) for field in fields]
    for field, text in (first + pairs)[:count]:
        yield field.link(text)


def live(page: Page, server: Server, link: str) -> list[str]:
    """Open a link; return what came of its text besides text, and what is broken."""
    complaints: list[str] = []

    def hear(message) -> None:
        if "parse error" in message.text.lower():
            complaints.append(message.text)

    page.on("console", hear)
    page.goto(f"{server.url}/{link}")
    settle(page)
    found = page.evaluate(FOUND, HOST)
    for button in page.locator("[data-testid=stPopover] button:visible").all():
        button.click()
        page.get_by_test_id("stPopoverBody").wait_for()
        page.wait_for_timeout(100)
        found += page.evaluate(FOUND, HOST)
        page.keyboard.press("Escape")
    page.remove_listener("console", hear)
    broken = page.locator("[data-testid=stException]").all_inner_texts()
    return [*found, *complaints, *broken]
