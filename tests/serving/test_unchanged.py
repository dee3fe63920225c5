"""What is made once is what Streamlit makes every time."""

import json

import pytest
from streamlit.elements import vega_charts
from streamlit.proto.NewSession_pb2 import Config, CustomThemeConfig
from streamlit.runtime import app_session

from serving import unchanged

SECTIONS = ("theme", "theme.light", "theme.dark", "theme.sidebar", "theme.dark.sidebar")


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_of_the_theme_is_the_same_as_asked_anew(section: str):
    asked, kept = CustomThemeConfig(), CustomThemeConfig()
    asked.light.primary_color = kept.light.primary_color = "#123456"
    unchanged._theme(asked, section)

    unchanged.write_theme(kept, section)

    assert kept == asked


def test_the_settings_are_the_same_as_asked_anew():
    asked, kept = Config(), Config()
    unchanged._settings(asked)

    unchanged.write_settings(kept)

    assert kept == asked


def test_a_picture_is_named_as_before():
    spec = json.dumps({"params": [{"name": "param_7"}], "layer": [{"name": "view_9"}]})

    named = unchanged.name_parameters(spec)

    assert named == unchanged._name_parameters(spec) != spec


def test_all_stand_where_streamlit_looks_for_them():
    unchanged.install()

    assert app_session._populate_config_msg is unchanged.write_settings
    assert app_session._populate_theme_msg is unchanged.write_theme
    assert vega_charts._stabilize_vega_json_spec is unchanged.name_parameters
