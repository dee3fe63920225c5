"""What is made once is what Streamlit makes every time."""

import json

import pytest
from streamlit.elements import vega_charts
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from serving import unchanged

SECTIONS = ("theme", "theme.light", "theme.dark", "theme.sidebar", "theme.dark.sidebar")


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_of_the_theme_is_the_same_as_asked_anew(section: str):
    asked, kept = CustomThemeConfig(), CustomThemeConfig()
    asked.light.primary_color = kept.light.primary_color = "#123456"
    unchanged._populate(asked, section)

    unchanged.populate(kept, section)

    assert kept == asked
    assert unchanged.theme(section) is unchanged.theme(section)


def test_a_picture_is_named_once_and_as_before():
    spec = json.dumps({"params": [{"name": "param_7"}], "layer": [{"name": "view_9"}]})
    named = vega_charts._stabilize_vega_json_spec(spec)

    unchanged.install()
    unchanged.install()
    cached = vega_charts._stabilize_vega_json_spec

    assert cached(spec) == named
    assert cached(spec) is cached(spec)
    assert cached.__wrapped__.__module__ == vega_charts.__name__
    assert app_session._populate_theme_msg is unchanged.populate
