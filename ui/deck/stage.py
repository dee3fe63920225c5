"""The stage of a screen: its title, picture and controls, and the panel that asks.

What a reader moves is one fragment with the controls, the picture and one block of
text, so that a move costs three or four elements. A lock is a run of the page; the
picture stays where it is and gets the answer drawn into it.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from ui import answers, room
from ui.controls.held import is_held, is_on_paper, key_here, meet_anew
from ui.deck.link import leave_screen
from ui.fragments import fragment
from ui.hand.guess import drawn_curve, tear_off
from ui.screen import SHOWN, Choice, Drawing, Screen, Value
from ui.text import inline, plain_text, to_html


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
                if room.is_led():
                    offer = partial(ask, lesson, screen)
                    say = partial(tell, lesson, screen, answer)
                    room.show_panel(lesson, screen, offer, say)
                elif answer is None:
                    ask(lesson, screen)
                else:
                    tell(lesson, screen, answer)


@fragment
def _show(screen: Screen, solved: bool) -> None:
    meet_anew()
    screen.show(solved)


def controls() -> Any:
    """Hold the controls of a screen, at the top of the panel."""
    return st.container(key=key_here("controls"))


def picture() -> Any:
    """Hold the picture of a screen."""
    return st.container(key=key_here("picture"))


def readout(html: str) -> None:
    """Show numbers and sentences that follow a control, below it, as one block.

    On paper no control has been moved.
    """
    if is_on_paper():
        return
    with st.container(key="readout"):
        st.html(html)


def ask(lesson: str, screen: Screen) -> None:
    """Offer the options, or a lock for the control that is the answer."""
    match screen.ask:
        case Choice(options=options):
            for i, (name, text) in enumerate(options.items(), 1):
                st.button(
                    text,
                    key=f"option_{i}",
                    on_click=_lock_choice,
                    args=(lesson, screen, name),
                    width="stretch",
                )
        case Value(key):
            _lock_button(_lock_value, lesson, screen, key)
        case Drawing():
            _lock_button(_lock_drawing, lesson, screen)
    if not room.is_led():
        st.button(
            "Show me",
            key="show_me",
            type="tertiary",
            on_click=_lock_choice,
            args=(lesson, screen, SHOWN),
        )


def _lock_button(lock: Callable[..., None], *args: str | Screen) -> None:
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
    if not room.is_led():
        st.button(
            "Ask me again",
            key="again",
            type="tertiary",
            on_click=_ask_again,
            args=(lesson, screen.name),
        )


def _lock_choice(lesson: str, screen: Screen, answer: str) -> None:
    room.lock(lesson, screen, answer)
    match screen.ask:
        case Choice(about=about):
            _move(about)
        case Value(solution=solution) if answer == SHOWN:
            _move(solution())


def _move(values: Mapping[str, object]) -> None:
    """Move controls to values, by key."""
    for key, value in values.items():
        if not is_held(key):
            st.session_state[key] = value


def _lock_value(lesson: str, screen: Screen, key: str) -> None:
    value = st.session_state[key]
    # What is typed may have its question before a colon.
    if isinstance(value, str) and not value.rpartition(":")[2].strip():
        st.toast("Nothing is typed yet: type your answer first.")
    elif why := screen.ask.refuse(value):
        st.toast(plain_text(why))
    else:
        room.lock(lesson, screen, value)


def _lock_drawing(lesson: str, screen: Screen) -> None:
    curve = drawn_curve(screen.name)
    if curve is None:
        st.toast("Nothing is drawn yet: press on the picture and draw.")
    else:
        room.lock(lesson, screen, curve)


def _ask_again(lesson: str, screen: str) -> None:
    leave_screen()
    tear_off(screen)
    answers.forget(lesson, screen)
