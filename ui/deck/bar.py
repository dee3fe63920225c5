"""The bar at the bottom, which never moves: Back and Next, More, the projector."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from ui import answers, room
from ui.deck.link import SCREEN, is_presented, leave_screen
from ui.deck.paper import WORKSHEET, open_worksheet
from ui.deck.share import SHARE, show_share
from ui.lessons import neighbours
from ui.screen import Screen, core_path

MORE = "more"


def show_bar(
    lesson: str, decks: Mapping[str, Sequence[Screen]], screen: Screen
) -> None:
    """Draw the bar at the bottom, which never moves; who follows does not turn."""
    screens = decks[lesson]
    if room.is_following():
        with st.container(key="bar", horizontal=True, vertical_alignment="center"):
            room.show_room_button(lesson, screens, screen)
            st.html(_dots(lesson, screens, screen))
            show_more(screen)
        return
    place = screens.index(screen)
    before, after = neighbours(lesson)
    with st.container(key="bar", horizontal=True, vertical_alignment="center"):
        if place > 0:
            _turn_button("Back", "back", screens[place - 1].name)
        elif before:
            with st.container(key="back"):
                last = core_path(decks[before.name])[-1]
                to_last = carried() | {SCREEN: last.name}
                st.page_link(before.script, label="Back", query_params=to_last)
        else:
            with st.container(key="back"):
                st.page_link("dashboard.py", label="Back", query_params=carried())
        st.html(_dots(lesson, screens, screen))
        show_more(screen, lesson)
        room.show_room_button(lesson, screens, screen)
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


def show_more(screen: Screen, lesson: str = "") -> None:
    """Offer what stands behind "More", and open what was chosen of it."""
    more = {**screen.more, SHARE: show_share}
    printed = [WORKSHEET] if lesson else []
    chosen = st.menu_button("More", [*more, *printed], key=MORE, type="tertiary")
    if chosen in printed:
        open_worksheet(lesson)
    if chosen in more:
        st.dialog(chosen, width="large")(more[chosen])()


def writes(text: str) -> Callable[[], None]:
    """Return what writes a text into the dialog."""
    return partial(st.markdown, text)


def once_answered(
    lesson: str, screen: str, show: Callable[[], None]
) -> Callable[[], None]:
    """Return what draws as `show` does, but only for who has answered the screen."""

    def show_or_wait() -> None:
        if answers.answer_to(lesson, screen) is None:
            st.markdown("This would tell the answer: it stands here once you have one.")
        else:
            show()

    return show_or_wait


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
    further = "<em>further </em>" if screen.further else ""
    count = f"<span>{further}{place + 1} of {len(core)}</span>"
    return f'<div class="dots">{dots}{count}</div>'


def carried() -> dict[str, str]:
    """Return what a link to another page takes along."""
    kept = ("present", "plan")
    own = {key: st.query_params[key] for key in kept if key in st.query_params}
    return own | room.carried()


def _turn_to(name: str) -> None:
    leave_screen()
    st.session_state[SCREEN] = name


def _turn_presentation() -> None:
    if is_presented():
        del st.query_params["present"]
    else:
        st.query_params["present"] = "1"
