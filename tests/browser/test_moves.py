import random

from benchmarks.client import finish
from benchmarks.load import PAGES, links_of
from benchmarks.server import Server
from tests.browser.moves import move_everything

PARTS = 5


async def move_some(server: Server) -> list:
    links = [link for page in PAGES for link in links_of(page)]
    return await move_everything(server, random.Random(2).sample(links, PARTS))


def test_every_move_is_answered_in_its_fragment(server: Server):
    assert finish(move_some(server)) == []
    assert "Traceback" not in server.log.read_text()
