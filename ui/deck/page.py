"""The page of a lesson: title, stage, bar and sidebar around the open screen."""

import json
from collections.abc import Mapping, Sequence

import streamlit as st

from ui import answers, room
from ui.controls import BIND
from ui.controls.held import is_on_paper
from ui.deck.bar import carried, show_bar
from ui.deck.keys import listen
from ui.deck.link import SCREEN, is_presented, leave_screen, note_on_link, take_link
from ui.deck.notes import enter_plan, show_notes
from ui.deck.paper import print_style, show_worksheet
from ui.deck.stage import show_stage, show_title
from ui.frame import ASSETS, SITE, close_page, open_page
from ui.lessons import BY_NAME, position
from ui.screen import Screen, core_path
from ui.text import inline

STYLE = ASSETS.joinpath("deck.css").read_text()
PRESENT = ASSETS.joinpath("present.css").read_text()
FURTHER = (
    "[data-testid=stRadioGroup] > :nth-child({0}) {{margin-top: 1.5rem;}}"
    "[data-testid=stRadioGroup] > :nth-child({0})::before {{content: 'Further';"
    " position: absolute; margin-top: -1.3rem; font-size: 0.8rem; opacity: 0.7;}}"
)
"""The first screen behind the core path has a heading above it in the list."""


def show_deck(
    lesson: str,
    decks: Mapping[str, Sequence[Screen]],
    moved: Mapping[str, str],
    takeaway: str,
) -> None:
    """Draw the page of `lesson`: the screen of the link, and the way to the others.

    Args:
        lesson: Its page's file name.
        decks: The screens of every lesson, the core path first.
        moved: Names of screens by what opened their predecessors: a query such as
            "story=income&experiment=step".
        takeaway: What the lesson has shown, in a sentence.
    """
    enter_plan()
    title = BY_NAME[lesson].title
    screens = decks[lesson]
    if is_on_paper():
        open_page(f"{title} · {SITE}", lesson)
        show_worksheet(lesson, screens, f"{position(lesson)} · {title}")
        close_page()
        return
    by_name = {screen.name: screen for screen in screens}
    names = list(by_name)
    linked = take_link(lesson, by_name, moved)
    why_alone = room.enter(lesson, screens, carried())

    def aside() -> None:
        show_notes(lesson, decks)
        _list(screens)

    open_page(f"{title} · {SITE}", lesson, aside=aside)
    set_style(_labels(lesson, screens))
    name = st.session_state.get(SCREEN) or names[0]
    screen = by_name.get(name, screens[0])
    # Before what takes time: who sees an option can press its key.
    listen(decks, shown=screen.name, first=names[0])
    show_title(screen, f"{position(lesson)} · {title}")
    show_stage(lesson, screen)
    if screen is core_path(screens)[-1]:
        _sum_up(lesson, screen, takeaway)
    show_note(note_on_link(linked) or why_alone)
    show_bar(lesson, decks, screen)
    close_page()


def _sum_up(lesson: str, screen: Screen, takeaway: str) -> None:
    """Say in a sentence what the lesson has shown, once its last screen is answered."""
    if answers.answer_to(lesson, screen.name) is None or room.is_led():
        return
    said = f"**Lesson {position(lesson)} in short:** {takeaway}"
    with st.container(key="closing"):
        st.html(f"<p>{inline(said)}</p>")


def show_note(text: str) -> None:
    """Say in a sentence, below the screen, what a link asked for and did not get."""
    if text:
        with st.container(key="note"):
            st.html(f'<p role="status">{inline(text)}</p>')


def set_style(rules: str = "") -> None:
    """Dress the page as a deck; on a projector, larger."""
    presented = PRESENT if is_presented() else ""
    st.html(f"<style>{STYLE}{presented}{print_style()}{rules}</style>")


def _list(screens: Sequence[Screen]) -> None:
    """List the screens in the sidebar; the one widget bound to ``?screen=``."""
    st.radio(
        "Screens of this lesson",
        [screen.name for screen in screens],
        key=SCREEN,
        bind=BIND,
        label_visibility="collapsed",
        on_change=leave_screen,
    )


def _labels(lesson: str, screens: Sequence[Screen]) -> str:
    """Write in the list what the screens are called; its options are the link's names.

    Streamlit writes the label of an option into the link and knows no other name.
    """
    rules = []
    for i, screen in enumerate(screens, 1):
        tick = " ✓" * (answers.answer_to(lesson, screen.name) is not None)
        if screen.further and not screens[i - 2].further:
            rules.append(FURTHER.format(i))
        rules.append(
            f"[data-testid=stRadioGroup] > :nth-child({i}) p::after "
            f"{{content: {json.dumps(screen.label + tick, ensure_ascii=False)}}}"
        )
    return "".join(rules)
