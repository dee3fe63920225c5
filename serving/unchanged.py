"""What Streamlit makes anew in every run though it never changes: made once.

A run begins with all settings and colours of the page, looked up one by one, and with
copies of the places to draw at; a picture is written, taken apart and written again to
name its parameters, and read again for what can be selected in it. Together they took 4
of the 15 ms of a move. Streamlit is pinned, and `tests/serving/test_unchanged.py` sees
whether the places are still there.
"""

import json
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any

from streamlit.cursor import Cursor, SparseList
from streamlit.elements import vega_charts
from streamlit.proto.NewSession_pb2 import Config, CustomThemeConfig
from streamlit.runtime import app_session

MOST_PICTURES = 128
"""Of 10 to 40 kB; a class at one screen sees two or three."""

_settings, _theme = app_session._populate_config_msg, app_session._populate_theme_msg
_name_parameters = vega_charts._stabilize_vega_json_spec


def install() -> None:
    """Keep them in this process."""
    app_session._populate_config_msg = write_settings
    app_session._populate_theme_msg = write_theme
    vega_charts.json = SimpleNamespace(
        dumps=write, loads=read, JSONDecodeError=json.JSONDecodeError
    )
    vega_charts._stabilize_vega_json_spec = str
    Cursor.__deepcopy__ = copy_place


def write_settings(message: Config) -> None:
    """Write what `.streamlit/config.toml` says of the page into a message."""
    message.MergeFrom(settings())


def write_theme(message: CustomThemeConfig, section: str = "theme") -> None:
    """Write a section of the theme into a message."""
    message.MergeFrom(theme(section))


@cache
def settings() -> Config:
    """Return what the browser is told of the settings."""
    message = Config()
    _settings(message)
    return message


@cache
def theme(section: str) -> CustomThemeConfig:
    """Return a section of the theme."""
    message = CustomThemeConfig()
    _theme(message, section)
    return message


class Picture:
    """A specification, found by which parts it has, not by what stands in them.

    The parts of a compiled template are the same objects in every run, but for the one
    that Streamlit adds.
    """

    def __init__(self, spec: dict) -> None:
        self.spec = spec

    def __hash__(self) -> int:
        parts = self.spec.items()
        return hash(tuple(id(part) for key, part in parts if key != "autosize"))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Picture) and self.spec == other.spec


_read: dict[str, dict] = {}
"""The pictures that were written, by their texts."""


def write(spec: dict, **how: Any) -> str:
    """Write a picture, its parameters and views named by their order in it."""
    return json.dumps(spec, **how) if how else _write(Picture(spec))


@lru_cache(MOST_PICTURES)
def _write(picture: Picture) -> str:
    text = _name_parameters(json.dumps(picture.spec))
    if len(_read) >= MOST_PICTURES:
        _read.clear()
    _read[text] = picture.spec
    return text


def read(text: str) -> Any:
    """Read a text, unless it is a picture that was written here."""
    picture = _read.get(text)
    return json.loads(text) if picture is None else picture


def copy_place(cursor: Cursor, memo: dict) -> Cursor:
    """Copy where the next element goes: all of it but what spins there is numbers."""
    copied = object.__new__(type(cursor))
    copied.__dict__.update(cursor.__dict__)
    copied._transient_elements = SparseList()
    copied._transient_elements._data.update(cursor._transient_elements._data)
    return copied
