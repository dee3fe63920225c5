import pytest

from benchmarks.client import finish
from benchmarks.server import Server
from tests.browser.hostile import open_hostile_links

pytestmark = pytest.mark.xdist_group("served")
LINKS = 50
PARTS = 8


def last_traceback(server: Server) -> str:
    _, found, rest = server.log.read_text().rpartition("Traceback")
    return rest if found else ""


def test_garbage_in_a_link_is_answered_by_a_page(server: Server):
    faults = finish(open_hostile_links(server, LINKS, seed=1, parts=PARTS))

    assert faults == [], last_traceback(server)
    assert last_traceback(server) == ""
