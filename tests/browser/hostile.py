"""Links nobody would write: what a session answers when every key carries garbage."""

import asyncio
import random
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote, urlencode

from benchmarks.client import Reader
from benchmarks.control import Control
from benchmarks.load import PAGES, links_of
from benchmarks.server import Server

TEXTS = (
    "", " ", "nan", "-inf", "1e999", "-1", "0", "1e308", "-0.0", "9" * 400, "0x10",
    "null", "None", "[]", "{}", "true", "١٢", "１２", "²", "1_000", "1,2", "+5",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "![x](http://x/y.png)",
    "$x^2$", ":material/home:", "**bold**", "=cmd|' /C calc'!A0", "@SUM(1)", "a\nb",
    "'; DROP TABLE students; --", "../../etc/passwd", "%s%n", "%00", "\x00", "\x1b[31m",
    "\N{PILE OF POO}", "\u202eabc", "a\u0301" * 50, "\ufeff", "\ud7ff", "relu,tanh",
    "relu,,,", "__import__('os').system('true')", "x.__class__", "lambda: 1",
    "9**9**9**9", "(" * 500, "x" + "*x" * 300, "1/0", "log(-x)", "exp(exp(exp(x)))",
    "x if x else y", "sin", "sin(", "sin()", "max(x)", "max(x, x, x)", "-" * 200 + "x",
    "x" * 3000, "y", "x1 * x2", "𝑥", "x²", "1e400*x", "0*x", "x/0", "x%0", "1<2",
)  # fmt: skip
TOKENS = (*"x1()+*/-,e. ", "**", "exp", "max")
UNKNOWN = ("epoch", "embed", "page", "seed[]", "__proto__", "upload", "a" * 300)


class Part(NamedTuple):
    """A part of a page, and the controls it shows."""

    page: str
    query: str
    controls: Sequence[Control]


async def some_parts(server: Server, most: int, chance: random.Random) -> list[Part]:
    """Open up to `most` parts of all pages, each once, to see their controls."""
    links = [link for page in PAGES for link in links_of(page)]
    parts = []
    for path, query in chance.sample(links, min(most, len(links))):
        async with Reader(server.url, path, query) as reader:
            await reader.draw()
        linked = [c for c in reader.controls.values() if c.in_link]
        parts.append(Part(path, query, linked))
    return parts


def garbage(chance: random.Random) -> str:
    """Make up a text: a known nuisance, a formula of scraps, or any characters."""
    kind = chance.random()
    if kind < 0.5:
        return chance.choice(TEXTS)
    if kind < 0.7:
        return "".join(chance.choices(TOKENS, k=chance.randrange(1, 30)))
    if kind < 0.85:
        return f"{chance.uniform(-2, 2) * 10 ** chance.randrange(-5, 9):g}"
    points = [p for p in chance.choices(range(1, 0x2FFFF), k=20) if p >> 11 != 0x1B]
    return "".join(map(chr, points))


def hostile_query(part: Part, chance: random.Random) -> str:
    """Fill some keys of a part with garbage, a few with values it offers."""
    fields = []
    for control in part.controls:
        values = control.values()
        if values and chance.random() < 0.1:
            fields.append((control.key, str(chance.choice(values))))
        elif chance.random() < 0.6:
            fields += [(control.key, garbage(chance))] * chance.choice((1, 1, 1, 2))
    if chance.random() < 0.3:
        fields.append((chance.choice(UNKNOWN), garbage(chance)))
    encode = urlencode if chance.random() < 0.9 else _half_encoded
    return "&".join(filter(None, (part.query, encode(fields))))


def _half_encoded(fields: list[tuple[str, str]]) -> str:
    return "&".join(f"{key}={quote(text)[: len(text) + 1]}" for key, text in fields)


async def open_hostile_links(
    server: Server, count: int, seed: int, *, parts: int = 1000, at_once: int = 4
) -> list[str]:
    """Open links in as many sessions; return what was drawn that should not be.

    Returns:
        One line a fault: the link and what it gave.
    """
    chance = random.Random(seed)
    known = await some_parts(server, parts, chance)
    made = [chance.choice(known) for _ in range(count)]
    links = iter([(part.page, hostile_query(part, chance)) for part in made])
    faults: list[str] = []

    async def open_some() -> None:
        for page, query in links:
            async with Reader(server.url, page, query) as reader:
                run = await reader.draw()
                faults.extend(f"{page}?{query}: {x}" for x in run.exceptions)
                if not run.has_title:
                    faults.append(f"{page}?{query}: drew no title")

    await asyncio.gather(*(open_some() for _ in range(at_once)))
    return faults
