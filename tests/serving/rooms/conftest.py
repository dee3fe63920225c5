"""Rooms in every kind of database: with SOAK=1 in PostgreSQL, too."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from serving.rooms import Rooms
from serving.rooms.schema import IN_MEMORY, METADATA, connect
from tests.conftest import SOAK
from tests.serving.conftest import Clock
from tests.serving.rooms.postgresql import serve_postgresql

DATABASES = ["memory", "file", *["postgresql"] * SOAK]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    with serve_postgresql() as url:
        yield url


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "memory":
        yield IN_MEMORY
    elif request.param == "file":
        yield f"sqlite:///{tmp_path}/rooms.sqlite"
    else:
        yield (url := request.getfixturevalue("postgresql"))
        engine = connect(url)
        METADATA.drop_all(engine)
        engine.dispose()


@pytest.fixture
def rooms(url: str, clock: Clock) -> Iterator[Rooms]:
    rooms = Rooms(connect(url), clock)
    yield rooms
    rooms.engine.dispose()
