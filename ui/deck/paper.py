"""A lesson on paper (``?paper=1``): its core screens one after the other.

Question, unsolved picture, what can be chosen, and lines to write on; the answers stand
on a last page of the teacher's copy (``&solved=1``). What a printer leaves out of this
and of any other page is in `assets/print.css`.
"""

from collections.abc import Sequence

import streamlit as st

from ui.controls.held import SHEET
from ui.deck.share import class_link
from ui.draw import theme_mode
from ui.fragments import fragment
from ui.frame import ASSETS
from ui.lessons import BY_NAME
from ui.room.qr import qr
from ui.screen import Choice, Screen, core_path
from ui.text import inline, to_html

WORKSHEET = "Print this lesson"
PRINT = ASSETS.joinpath("print.css").read_text()
SHEETS = ASSETS.joinpath("paper.css").read_text()
# The server draws a chart in the colours of the screen; paper is light.
FROM_DARK = (
    "@media print {.stVegaLiteChart svg, .st-key-picture .stBidiComponent,"
    "[class*=st-key-drawn_] .stBidiComponent"
    "{filter: invert(1) hue-rotate(180deg) brightness(1.12);}}"
)


def print_style() -> str:
    """Return what a printer makes of a page, as rules."""
    return PRINT + FROM_DARK * (theme_mode() == "dark")


def is_teachers() -> bool:
    """Whether it is the copy with the answers."""
    return st.query_params.get("solved") == "1"


def open_worksheet(lesson: str) -> None:
    """Go to the worksheet of a lesson."""
    st.switch_page(BY_NAME[lesson].script, query_params={"paper": "1"})


def show_worksheet(lesson: str, screens: Sequence[Screen], title: str) -> None:
    """Draw the core screens one after the other, as sheets to write on."""
    st.html(f"<style>{print_style()}{SHEETS}</style>")
    script = BY_NAME[lesson].script
    with st.container(key="paper_bar", horizontal=True):
        st.page_link(script, label="Back to the lesson")
        copy = {"paper": "1"} if is_teachers() else {"paper": "1", "solved": "1"}
        other = "Without answers" if is_teachers() else "With the answers"
        st.page_link(script, label=other, query_params=copy)
        st.html("<p>Print it with the menu of your browser.</p>")
    st.html(f"<h1>{inline(title)}</h1>")
    core = core_path(screens)
    for place, screen in enumerate(core, 1):
        with st.container(key=f"sheet_{screen.name}"):
            st.html(_head(screen, f"{place} of {len(core)}"))
            _show(screen)
            st.html(_foot(screen))
    if is_teachers():
        with st.container(key="sheet_answers"):
            st.html(answers_html(core))


@fragment
def _show(screen: Screen) -> None:
    st.session_state[SHEET] = screen.name
    with st.container(key=f"drawn_{screen.name}"):
        screen.show(False)


def _head(screen: Screen, above: str) -> str:
    return (
        f'<div class="lesson">{inline(above)}</div><h2>{inline(screen.title)}</h2>'
        f'<p class="setup">{inline(screen.setup)}</p>'
    )


def _foot(screen: Screen) -> str:
    """Write what can be chosen, lines to write on, and the way to the screen."""
    options = screen.ask.options.values() if isinstance(screen.ask, Choice) else ()
    ticks = "".join(f"<li>{inline(option)}</li>" for option in options)
    link = class_link(st.context.url or "", {"screen": [screen.name]})
    return (
        f'<ul class="ticks">{ticks}</ul><p class="because">Why?</p>'
        '<div class="written"><div class="write" role="img" '
        f'aria-label="Lines to write on"></div>{qr(link)}</div>'
        f'<p class="where">{inline(link)}</p>'
    )


def answers_html(core: Sequence[Screen]) -> str:
    """Write the right answer of every screen that asks, and why."""
    rows = []
    for place, screen in enumerate(core, 1):
        if screen.ask is None:
            continue
        right = ""
        if isinstance(screen.ask, Choice):
            right = f"<p>☑ {inline(screen.ask.says(screen.ask.truth()))}</p>"
        rows.append(
            f"<section><h3>{place}. {inline(screen.title)}</h3>{right}"
            f"{to_html(screen.explain())}</section>"
        )
    return f'<div class="answers"><h2>Answers</h2>{"".join(rows)}</div>'
