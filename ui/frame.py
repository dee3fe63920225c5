"""What surrounds a page: its settings, style and navigation."""

import base64
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from serving.log import begin_page, log_drawn
from serving.process import prepare_process
from serving.turns import TURNS
from ui.fragments import begin_run, come_back
from ui.lessons import LESSONS, position

SITE = "Why nonlinearity?"
SIDEBAR_WIDTH = 250
PAGE = "open_page"
KEPT = ("answers", "room", "room_visitor")
"""What a reader takes along from page to page."""

ASSETS = Path(__file__).parent / "assets"
# For the browser's tab a material icon would be fetched from elsewhere. Ours brings
# itself along: a path would be read, hashed and stored anew in every run.
TAB_ICON = "data:image/png;base64," + base64.b64encode(
    ASSETS.joinpath("icon.png").read_bytes()
).decode("ascii")
STYLE = f"<style>{ASSETS.joinpath('frame.css').read_text()}</style>"

# Shows nothing; the page runs again when the reader turns the browser light or dark.
_follow_theme = st.components.v2.component(
    "follow_theme",
    html="<div></div>",
    js=ASSETS.joinpath("follow_theme.js").read_text(),
    isolate_styles=False,
)


def open_page(
    title: str, name: str = "home", aside: Callable[[], None] = lambda: None
) -> None:
    """Set up the page: settings, style, and the navigation in the sidebar.

    Args:
        title: In the tab of the browser.
        name: Of the page.
        aside: Draws what stands in the sidebar below the open lesson.
    """
    begin_page(name)
    TURNS.take()
    prepare_process()
    begin_run()
    leave_other_page(name)
    st.set_page_config(
        title, TAB_ICON, layout="wide", initial_sidebar_state=SIDEBAR_WIDTH
    )
    st.html(STYLE)
    with st.sidebar:
        st.page_link("dashboard.py", label=f"**{SITE}**", icon=":material/home:")
        for lesson in LESSONS:
            label = f"{position(lesson.name)} · {lesson.title}"
            st.page_link(lesson.script, label=label, icon=lesson.icon)
            if lesson.name == name:
                aside()
        come_back()
        _follow_theme(key="follow_theme", on_change_change=only_listen)


def leave_other_page(name: str) -> None:
    """Forget the controls of the page before, so that none of its values moves along.

    Lessons share names in the link (``?screen=``). Streamlit would hand the value of
    one page to the next and write it into its link. Answers stay.
    """
    if st.session_state.get(PAGE, name) != name:
        for key in list(st.session_state):
            if key not in KEPT:
                del st.session_state[key]
    st.session_state[PAGE] = name


def close_page() -> None:
    """Note that the page is drawn; the next session may draw."""
    log_drawn()
    TURNS.give()


def only_listen() -> None:
    """Do nothing: a component reports to Streamlit only where somebody listens."""
