"""A reader turns the page light or dark, and the charts follow at once."""

from pathlib import Path

import streamlit as st

from ui.player import only_listen

_follow_theme = st.components.v2.component(
    "follow_theme",
    html="<div></div>",
    js=Path(__file__).with_suffix(".js").read_text(),
    isolate_styles=False,
)


def follow_theme() -> None:
    """Show nothing; run the page again when the theme of the browser changes."""
    _follow_theme(key="follow_theme", on_change_change=only_listen)
