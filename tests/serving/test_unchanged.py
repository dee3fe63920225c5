"""What is made once is what Streamlit makes every time."""

import json
from copy import deepcopy

from streamlit.cursor import Cursor, RunningCursor
from streamlit.elements import vega_charts
from streamlit.proto.NewSession_pb2 import Config, CustomThemeConfig
from streamlit.runtime import app_session, fragment

from serving import unchanged

SECTIONS = ("theme", "theme.light", "theme.dark", "theme.sidebar", "theme.dark.sidebar")


def test_settings_and_theme_are_the_same_as_asked_anew():
    asked, kept = Config(), Config()
    unchanged._settings(asked)
    unchanged.write_settings(kept)
    assert kept == asked

    for section in SECTIONS:
        asked, kept = CustomThemeConfig(), CustomThemeConfig()
        asked.light.primary_color = kept.light.primary_color = "#123456"
        unchanged._theme(asked, section)
        unchanged.write_theme(kept, section)
        assert kept == asked


def template() -> dict:
    return {"params": [{"name": "param_7"}], "layer": [{"name": "view_9"}]}


def test_a_picture_is_named_as_before():
    text = json.dumps(template())

    written = unchanged.write(template())

    assert written == unchanged._name_parameters(text) != text


def test_a_picture_is_written_once_and_apart_from_one_that_differs():
    parts = template()
    wide, again, narrow = (
        unchanged.write({**parts, "autosize": {"type": type}})
        for type in ("fit", "fit", "pad")
    )

    assert again is wide
    assert narrow != wide


def test_what_can_be_selected_in_a_written_picture_is_read_from_it():
    select = {"params": [{"name": "grabbed", "select": "point"}]}

    assert unchanged.read(unchanged.write(select)) == select
    assert unchanged.read('{"selection": {}}') == {"selection": {}}


def test_a_place_and_its_copy_go_on_apart():
    place = RunningCursor(0, (1, 2))
    place.lock_element()
    place.transient_elements[0] = "spins"

    copied = deepcopy(place)
    place.lock_element()

    assert copied.delta_path == [0, 1, 2, 1]
    assert copied.transient_elements[0] == "spins"
    assert place.delta_path == [0, 1, 2, 2]


def test_all_stand_where_streamlit_looks_for_them():
    unchanged.install()

    assert app_session._populate_config_msg is unchanged.write_settings
    assert app_session._populate_theme_msg is unchanged.write_theme
    assert vega_charts.json.dumps is unchanged.write
    assert vega_charts.json.loads is unchanged.read
    assert fragment.deepcopy is deepcopy
    assert Cursor.__deepcopy__ is unchanged.copy_place
