"""What Streamlit makes anew in every run though it never changes: made once.

A run begins with all colours and fonts of the theme, looked up one by one, and a
picture is taken apart and written again to name its parameters. Both took 2 of the 15
ms of a move. Streamlit is pinned, and `tests/serving/test_unchanged.py` sees whether
the places are still there.
"""

from functools import lru_cache

from streamlit.elements import vega_charts
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

MOST_PICTURES = 128
"""Of 10 to 40 kB; a class at one screen sees two or three."""

_populate = app_session._populate_theme_msg


def install() -> None:
    """Keep both in this process."""
    app_session._populate_theme_msg = populate
    name_parameters = vega_charts._stabilize_vega_json_spec
    if not hasattr(name_parameters, "cache_info"):
        vega_charts._stabilize_vega_json_spec = lru_cache(MOST_PICTURES)(
            name_parameters
        )


def populate(message: CustomThemeConfig, section: str = "theme") -> None:
    """Write a section of the theme into a message."""
    message.MergeFrom(theme(section))


@lru_cache
def theme(section: str) -> CustomThemeConfig:
    """Return a section of the theme, as `.streamlit/config.toml` has it."""
    message = CustomThemeConfig()
    _populate(message, section)
    return message
