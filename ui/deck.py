"""A lesson as a deck of screens: what stands around the question and the picture.

Title, answers and navigation are drawn by a run of the whole page; what a reader moves
is one fragment with the controls, the picture and one block of text, so that a move
costs three or four elements. A lock is a run of the page: dots and ticks are never
stale, and the picture stays where it is and gets the answer drawn into it.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from ui import answers
from ui.controls import BIND
from ui.deck_keys import listen
from ui.deck_link import SCREEN, is_presented, note_on, take_link
from ui.fragments import fragment
from ui.frame import ASSETS, SITE, close_page, open_page
from ui.guess import drawn_curve, tear_off
from ui.lessons import LESSONS, neighbours, number
from ui.screen import SHOWN, Choice, Drawing, Screen, Value
from ui.text import inline, to_html

STYLE = ASSETS.joinpath("deck.css").read_text()
PRESENT = ASSETS.joinpath("present.css").read_text()
MORE = "more"
FURTHER = (
    "[data-testid=stRadioGroup] > :nth-child({0}) {{margin-top: 1.5rem;}}"
    "[data-testid=stRadioGroup] > :nth-child({0})::before {{content: 'Further';"
    " position: absolute; margin-top: -1.3rem; font-size: 0.8rem; opacity: 0.7;}}"
)
"""The first screen behind the core path has a heading above it in the list."""


def show_deck(
    lesson: str, decks: Mapping[str, Sequence[Screen]], moved: Mapping[str, str]
) -> None:
    """Draw the page of `lesson`: the screen of the link, and the way to the others.

    Args:
        lesson: Its page's file name.
        decks: The screens of every lesson, the core path first.
        moved: Names of screens by what opened their predecessors: a query such as
            "story=income&experiment=step".
    """
    title = LESSONS[number(lesson) - 1].title
    screens = decks[lesson]
    by_name = {screen.name: screen for screen in screens}
    names = list(by_name)
    asked = take_link(lesson, by_name, moved)
    open_page(f"{title} · {SITE}", lesson, aside=lambda: _list(lesson, screens))
    set_style(_labels(lesson, screens))
    name = st.session_state.get(SCREEN) or names[0]
    screen = by_name.get(name, screens[0])
    show_title(screen, f"{number(lesson)} · {title}")
    show_stage(lesson, screen)
    if note := note_on(asked):
        with st.container(key="note"):
            st.html(f'<p role="status">{inline(note)}</p>')
    _bar(lesson, screens, screen)
    listen(decks)
    close_page()


def set_style(rules: str = "") -> None:
    """Dress the page as a deck; on a projector, larger."""
    presented = PRESENT if is_presented() else ""
    st.html(f"<style>{STYLE}{presented}{rules}</style>")


def show_title(screen: Screen, above: str = "") -> None:
    """Write the question, what it belongs to above it, and the set-up below."""
    st.html(
        f'<div class="lesson">{inline(above)}</div>'
        f"<h1>{inline(screen.title)}</h1>"
        f'<p class="setup">{inline(screen.setup)}</p>'
    )


def show_stage(lesson: str, screen: Screen) -> None:
    """Show picture and controls, and the panel that asks or tells."""
    answer = answers.answer_to(lesson, screen.name)
    with st.container(key="stage"):
        _show(screen, answer is not None)
        with st.container(key="panel"):
            if screen.ask is not None:
                if answer is None:
                    ask(lesson, screen)
                else:
                    tell(lesson, screen, answer)


@fragment
def _show(screen: Screen, solved: bool) -> None:
    screen.show(solved)


def controls() -> Any:
    """Hold the controls of a screen, at the top of the panel."""
    return st.container(key="controls")


def picture() -> Any:
    """Hold the picture of a screen."""
    return st.container(key="picture")


def readout(html: str) -> None:
    """Show numbers and sentences that follow a control, below it, as one block."""
    with st.container(key="readout"):
        st.html(html)


def _list(lesson: str, screens: Sequence[Screen]) -> None:
    """List the screens in the sidebar; the one widget bound to ``?screen=``."""
    st.radio(
        "Screens of this lesson",
        [screen.name for screen in screens],
        key=SCREEN,
        bind=BIND,
        label_visibility="collapsed",
        on_change=_leave_screen,
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


def ask(lesson: str, screen: Screen) -> None:
    """Offer the options, or a lock for the control that is the answer."""
    match screen.ask:
        case Choice(options):
            for i, (name, text) in enumerate(options.items(), 1):
                st.button(
                    text,
                    key=f"option_{i}",
                    on_click=_lock,
                    args=(lesson, screen.name, name),
                    width="stretch",
                )
        case Value(key):
            _lock_button(_lock_value, lesson, screen.name, key)
        case Drawing():
            _lock_button(_lock_drawing, lesson, screen.name)
    st.button(
        "Show me",
        key="show_me",
        type="tertiary",
        on_click=_lock,
        args=(lesson, screen.name, SHOWN),
    )


def _lock_button(lock: Callable[..., None], *args: str) -> None:
    st.button(
        "Lock my answer",
        key="lock",
        type="primary",
        on_click=lock,
        args=args,
        width="stretch",
    )


def tell(lesson: str, screen: Screen, answer: object) -> None:
    """Say what the reader said, what follows from it, and why."""
    ask = screen.ask
    verdict = ""
    if answer != SHOWN:
        right = ask.is_right(answer)
        kind, mark = ("right", "✓") if right else ("off", "✗")
        verdict = (
            f'<div class="verdict {kind}" role="status"><span>{mark}</span> '
            f"{inline(ask.reply(answer))}</div>"
        )
    with st.container(key="told"):
        st.html(verdict + f'<div class="why">{to_html(screen.explain())}</div>')
    st.button(
        "Ask me again",
        key="again",
        type="tertiary",
        on_click=_ask_again,
        args=(lesson, screen.name),
    )


def _bar(lesson: str, screens: Sequence[Screen], screen: Screen) -> None:
    """Draw the bar at the bottom, which never moves."""
    place = screens.index(screen)
    before, after = neighbours(lesson)
    with st.container(key="bar", horizontal=True, vertical_alignment="center"):
        if place > 0:
            _turn_button("Back", "back", screens[place - 1].name)
        elif before:
            with st.container(key="back"):
                st.page_link(before.script, label="Back", query_params=carried())
        else:
            with st.container(key="back"):
                st.page_link("dashboard.py", label="Back", query_params=carried())
        st.html(_dots(lesson, screens, screen))
        show_more(screen)
        show_present()
        last = place + 1 == len(screens) or (
            screens[place + 1].further and not screen.further
        )
        solved = answers.answer_to(lesson, screen.name) is not None
        if not last:
            _turn_button("Next", "next", screens[place + 1].name, primary=solved)
        else:
            with st.container(key="next_primary" if solved else "next"):
                st.page_link(
                    after.script if after else "dashboard.py",
                    label="Next lesson" if after else "Home",
                    query_params=carried(),
                )


def show_more(screen: Screen) -> None:
    """Offer what stands behind "More", and open what was chosen of it."""
    if not screen.more:
        return
    chosen = st.menu_button("More", list(screen.more), key=MORE, type="tertiary")
    if chosen in screen.more:
        st.dialog(chosen, width="large")(screen.more[chosen])()


def show_present() -> None:
    """Offer the view for a projector, or the way out of it."""
    st.button(
        "Present" if not is_presented() else "Leave",
        key="present",
        type="tertiary",
        icon=":material/present_to_all:",
        on_click=_turn_presentation,
    )


def _turn_button(label: str, key: str, to: str, *, primary: bool = False) -> None:
    st.button(
        label,
        key=key,
        type="primary" if primary else "secondary",
        on_click=_turn_to,
        args=(to,),
    )


def _dots(lesson: str, screens: Sequence[Screen], screen: Screen) -> str:
    core = [s for s in screens if s.further == screen.further]
    place = core.index(screen)
    dots = "".join(
        f'<i class="{"on " * (s is screen)}'
        f'{"done" * (answers.answer_to(lesson, s.name) is not None)}"></i>'
        for s in core
    )
    further = "further " if screen.further else ""
    count = f"<span>{further}{place + 1} of {len(core)}</span>"
    return f'<div class="dots">{dots}{count}</div>'


def carried() -> dict[str, str]:
    """Return what a link to another page takes along."""
    return {"present": "1"} if is_presented() else {}


def _turn_to(name: str) -> None:
    _leave_screen()
    st.session_state[SCREEN] = name


def _leave_screen() -> None:
    """Take from the link what belongs to the screen that is left."""
    if "solved" in st.query_params:
        del st.query_params["solved"]


def _turn_presentation() -> None:
    if is_presented():
        del st.query_params["present"]
    else:
        st.query_params["present"] = "1"


def _lock(lesson: str, screen: str, answer: object) -> None:
    answers.lock(lesson, screen, answer)


def _lock_value(lesson: str, screen: str, key: str) -> None:
    answers.lock(lesson, screen, st.session_state[key])


def _lock_drawing(lesson: str, screen: str) -> None:
    curve = drawn_curve(screen)
    if curve is None:
        st.toast("Nothing is drawn yet: press on the picture and draw.")
    else:
        answers.lock(lesson, screen, curve)


def _ask_again(lesson: str, screen: str) -> None:
    _leave_screen()
    tear_off(screen)
    answers.forget(lesson, screen)
