"""Rooms that lie in memory, and one that is open."""

import pytest

from serving.rooms import Rooms, rooms
from serving.rooms.watch import WATCH
from tests.conftest import OpenPage
from tests.pages.room.classroom import LESSON, LINE, Classroom


@pytest.fixture(autouse=True)
def in_memory(monkeypatch: pytest.MonkeyPatch) -> Rooms:
    monkeypatch.setenv("ROOMS_URL", "sqlite://")
    monkeypatch.setattr(WATCH, "_is_looking", lambda: True)  # no thread for a mock
    monkeypatch.setattr(WATCH, "_seats", {})
    rooms.cache_clear()
    yield rooms()
    rooms.cache_clear()


@pytest.fixture
def room(open_page: OpenPage) -> Classroom:
    return Classroom(open_page, *rooms().open(LESSON, LINE.name))
