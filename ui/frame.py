"""What surrounds a lesson: page settings, navigation, title, and the way onward."""

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from serving.log import begin_page, log_drawn
from serving.process import prepare_process
from serving.turns import TURNS
from ui.fold import fold_away
from ui.fragments import begin_run, come_back
from ui.lessons import LESSONS, Lesson, neighbours, number
from ui.player import only_listen

SITE = "Why nonlinearity?"
SIDEBAR_WIDTH = 250
PAGE = "open_page"
KEPT = "locked_"
PYTORCH = "Show me the PyTorch"

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
    _leave_other_page(name)
    st.set_page_config(
        title, TAB_ICON, layout="wide", initial_sidebar_state=SIDEBAR_WIDTH
    )
    st.html(STYLE)
    with st.sidebar:
        st.page_link("dashboard.py", label=f"**{SITE}**", icon=":material/home:")
        for lesson in LESSONS:
            st.page_link(lesson.script, label=_label(lesson), icon=lesson.icon)
            if lesson.name == name:
                aside()
        come_back()
        _follow_theme(key="follow_theme", on_change_change=only_listen)


def _leave_other_page(name: str) -> None:
    """Forget the controls of the page before, so that none of its values moves along.

    Lessons share names in the link (``?experiment=``). Streamlit would hand the value
    of one page to the next, write it into its link and put two entries more into the
    browser's history. Locked predictions stay.
    """
    if st.session_state.get(PAGE, name) != name:
        for key in list(st.session_state):
            if not str(key).startswith(KEPT) and key != "answers":
                del st.session_state[key]
    st.session_state[PAGE] = name


def open_lesson(name: str, claim: str) -> None:
    """Open the lesson `name` (its page's file name) with its claim in one sentence."""
    lesson = LESSONS[number(name) - 1]
    open_page(f"{lesson.title} · {SITE}", name)
    st.title(_label(lesson), anchor=False)
    st.markdown(claim)


def close_page() -> None:
    """Note that the page is drawn; the next session may draw."""
    log_drawn()
    TURNS.give()


def close_lesson(name: str) -> None:
    """Offer the lesson before and the lesson after."""
    before, after = neighbours(name)
    st.divider()
    left, right = st.columns(2)
    with left:
        if before:
            _link(before, "Previous", ":material/arrow_back:")
        else:
            st.page_link("dashboard.py", label="Home", icon=":material/arrow_back:")
    with right:
        if after:
            _link(after, "Next", ":material/arrow_forward:")
        else:
            st.page_link("dashboard.py", label="Home", icon=":material/arrow_forward:")
    close_page()


def show_takeaway(text: str) -> None:
    """Say in a sentence or two what to take away from the page."""
    st.info(f"**Takeaway.** {text}", icon=":material/school:")


def show_pytorch(script: Callable[[], str]) -> None:
    """Fold away a short script that reproduces the numbers of the page.

    Args:
        script: Writes it; asked once the reader wants to see it.
    """
    fold_away(PYTORCH, lambda: st.code(script()), icon=":material/code:")


def side_by_side(name: str) -> DeltaGenerator:
    """Return a container where the formulas of a paragraph share a line, if they fit.

    It takes one element; columns take four a line.

    Args:
        name: Of the container, unique on the page.
    """
    return st.container(key=f"side_by_side_{name}")


@contextmanager
def exercises() -> Iterator[None]:
    """Fold away what the block writes: the chapter's exercises on this page."""
    with st.expander("Exercises of the chapter", icon=":material/edit_note:"):
        yield


def _label(lesson: Lesson) -> str:
    return f"{number(lesson.name)} · {lesson.title}"


def _link(lesson: Lesson, direction: str, icon: str) -> None:
    st.page_link(lesson.script, label=f"{direction}: {lesson.title}", icon=icon)
