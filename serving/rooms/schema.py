"""The tables of all rooms, and the database they lie in.

SQLite in a file by default; PostgreSQL by `ROOMS_URL`, for replicas on several
machines. Where no file can be written they lie in memory, and a restart ends them.
"""

import os
from pathlib import Path

from sqlalchemy import (
    Boolean,
    Column,
    Engine,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from serving.log import log_event
from serving.rooms.codes import LENGTH

ROOT = Path(__file__).parents[2]
IN_MEMORY = "sqlite://"
URL = "ROOMS_URL"
STATE = "STATE_DIRECTORY"
"""Where systemd lets a service write."""
WAIT = 5
"""Seconds that a writer waits for another, and all for a server that is not there."""

METADATA = MetaData()


def _text(name: str, length: int, *, key: bool = True) -> Column:
    return Column(name, String(length), primary_key=key, nullable=False)


def _number(name: str) -> Column:
    return Column(name, Integer, nullable=False, default=0)


ROOMS = Table(
    "rooms",
    METADATA,
    _text("code", LENGTH),
    _text("key", 64, key=False),
    _text("lesson", 40, key=False),
    _text("screen", 40, key=False),
    Column("in_step", Boolean, nullable=False, default=True),
    Column("is_paused", Boolean, nullable=False, default=False),
    Column("opened", Float, nullable=False),
    _number("revision"),
    _number("heard"),
)
"""`revision` counts what the teacher did, `heard` what came from students."""

STAGES = Table(
    "stages",
    METADATA,
    _text("code", LENGTH),
    _text("lesson", 40),
    _text("screen", 40),
    _number("stage"),
)

STUDENTS = Table(
    "students",
    METADATA,
    _text("code", LENGTH),
    _text("student", 64),
    Column("seen", Float, nullable=False),
)

VOTES = Table(
    "votes",
    METADATA,
    _text("code", LENGTH),
    _text("lesson", 40),
    _text("screen", 40),
    _text("student", 64),
    Column("answer", Text, nullable=False),
)


def connect(url: str | None = None) -> Engine:
    """Connect to the database, and create the tables where they are not there.

    Args:
        url: As SQLAlchemy takes it; by default that of the environment.
    """
    url = url or os.environ.get(URL) or f"sqlite:///{_file()}"
    try:
        return _created(url)
    except SQLAlchemyError:
        if not url.startswith("sqlite:"):
            raise
        log_event("rooms-in-memory", 0.0)
        return _created(IN_MEMORY)


def is_lasting(engine: Engine) -> bool:
    """Whether what the database holds outlives the process."""
    return str(engine.url) != IN_MEMORY


def _file() -> Path:
    return Path(os.environ.get(STATE) or ROOT) / "rooms.sqlite"


def _created(url: str) -> Engine:
    if url == IN_MEMORY:
        # One connection, which all threads take in turn: another would see nothing.
        engine = create_engine(
            url,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            connect_args={"check_same_thread": False},
        )
    elif url.startswith("sqlite:"):
        engine = create_engine(url, connect_args={"timeout": WAIT})
        event.listen(engine, "connect", _write_ahead)
    else:
        in_time = {"connect_timeout": WAIT} if "+psycopg" in url else {}
        engine = create_engine(url, pool_pre_ping=True, connect_args=in_time)
    METADATA.create_all(engine)
    return engine


def _write_ahead(connection, record) -> None:
    """Let readers read while one writes, and leave nothing of what is deleted.

    What is written survives the end of the process at any moment.
    """
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA secure_delete=ON")
