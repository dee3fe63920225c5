"""What Streamlit makes anew in every run though it never changes: made once.

A run begins with all settings and colours of the page, looked up one by one, and a
picture is taken apart and written again to name its parameters. Together they took 3 of
the 15 ms of a move. Streamlit is pinned, and `tests/serving/test_unchanged.py` sees
whether the places are still there.
"""

from functools import cache, lru_cache

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
    vega_charts._stabilize_vega_json_spec = name_parameters


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


@lru_cache(MOST_PICTURES)
def name_parameters(spec: str) -> str:
    """Name the parameters and views of a picture by their order in it."""
    return _name_parameters(spec)
