import asyncio
from collections.abc import Iterator

import pytest

from benchmarks.server import Server, serve
from tests.browser.hostile import open_hostile_links

pytestmark = pytest.mark.xdist_group("hostile")
LINKS = 300


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serve() as server:
        yield server


def last_traceback(server: Server) -> str:
    return "".join(server.log.read_text().rpartition("Traceback")[1:])


def test_garbage_in_a_link_is_answered_by_a_page(server: Server):
    faults = asyncio.run(open_hostile_links(server, LINKS, seed=1))

    assert faults == [], last_traceback(server)
    assert last_traceback(server) == ""
