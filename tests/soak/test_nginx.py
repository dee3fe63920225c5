"""What nginx keeps from the replicas, with limits a whole class fits under."""

import asyncio
from contextlib import AsyncExitStack, closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
import websockets

from benchmarks.client import PROTOCOLS, drawn, finish
from tests.soak.site import Site

CLASS = 60
TABS = 3


def status_of(site: Site, path: str, method: str = "GET", **headers: str) -> int:
    with closing(HTTPConnection(urlsplit(site.url).netloc)) as connection:
        connection.request(method, path, headers=headers)
        return connection.getresponse().status


def handshake(site: Site, **options):
    url = site.url.replace("http", "ws", 1) + "/_stcore/stream"
    return websockets.connect(url, subprotocols=PROTOCOLS, open_timeout=60, **options)


@pytest.mark.parametrize("name", ["metrics", "script-health-check", "agent/interact"])
def test_what_is_for_the_host_is_not_there_for_readers(site: Site, name: str):
    assert status_of(site, f"/_stcore/{name}") == 404


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://"])
def test_a_foreign_page_reaches_no_replica(site: Site, origin: str):
    async def knock() -> int:
        try:
            async with handshake(site, origin=origin):
                return 101
        except websockets.InvalidStatus as refused:
            return refused.response.status_code

    upload = status_of(site, "/_stcore/upload_file/a/b", "PUT", Origin=origin)

    assert finish(knock()) == 403
    assert upload == 403
    for replica in site.replicas:
        assert "disallowed" not in replica.log.read_text()


def test_a_class_with_three_tabs_each_comes_back_within_seconds(site: Site):
    async def come() -> list[str]:
        async with AsyncExitStack() as stack:
            count = range(CLASS * TABS)
            sockets = (stack.enter_async_context(handshake(site)) for _ in count)
            await asyncio.gather(*sockets)
            return (await drawn(site.url, "linear_collapse")).exceptions

    assert finish(come()) == []


def test_a_flood_of_sockets_is_refused(site: Site):
    async def flood() -> int:
        async def knock() -> bool:
            try:
                await stack.enter_async_context(handshake(site))
            except websockets.InvalidStatus as refused:
                return refused.response.status_code == 429
            return False

        async with AsyncExitStack() as stack:
            return sum(await asyncio.gather(*(knock() for _ in range(400))))

    assert 50 < finish(flood()) < 250


def test_a_flood_of_uploads_is_refused(site: Site):
    path = "/_stcore/upload_file/nobody/nothing"
    statuses = [status_of(site, path, "PUT") for _ in range(150)]

    assert statuses.count(429) > 50
