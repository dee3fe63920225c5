"""A screen: one question, one picture, one thing to move.

    SCREEN = Screen(
        "fold",
        label="Fold the axis",
        title="Where would you fold the axis?",
        setup="Give the model |T − c|, the distance from c, in place of T.",
        show=show,
        ask=Value("c", is_right, reply),
        explain=explain,
    )

It opens unsolved. What draws is told whether it is solved, and leaves the answer out of
the picture and its alternative text until then. Nothing here knows Streamlit.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from core.answers.drawn import DrawingGrid

SCREEN = "screen"
"""The key of the link that names the screen."""
SHOWN = ""
"""Stands for the answer of a reader who asked to be shown."""


class Choice(NamedTuple):
    """A question answered by one of a few options, each with a reply of its own.

    Attributes:
        options: By name, what stands on the buttons.
        truth: Names the right one, computed by the functions that draw.
        reply: Says, to who chose the option of that name, what follows from it. The
            names of all options have one.
        about: Values of controls that the question speaks of, by key: the picture goes
            back to them with the answer.
    """

    options: Mapping[str, str]
    truth: Callable[[], str]
    reply: Callable[[str], str]
    about: Mapping[str, object] = {}

    def says(self, answer: object) -> str:
        """Write an answer in words."""
        return self.options[str(answer)]

    def is_right(self, answer: object) -> bool:
        """Judge an answer."""
        return answer == self.truth()


class Value(NamedTuple):
    """A question answered by moving a control and locking it.

    Attributes:
        key: Of the control.
        says: Writes a value of it: "37.8 °C".
        is_right: Says whether a value is right.
        reply: Says, to who locked a value, what follows from it.
        refuse: Says why a value cannot be read and so is not locked; "" if it can.
        solution: Gives the values of controls, by key, that answer it right: "Show
            me" moves them there.
    """

    key: str
    says: Callable[[object], str]
    is_right: Callable[[object], bool]
    reply: Callable[[object], str]
    refuse: Callable[[object], str] = lambda value: ""
    solution: Callable[[], Mapping[str, object]] = dict


class Drawing(NamedTuple):
    """A question answered by drawing a curve on the picture and locking it.

    Attributes:
        grid: The axes it is drawn over; an answer is a tuple of heights on them.
        says: Says a drawn curve in a few words: "turns at 37.4 °C".
        is_right: Says whether a drawn curve is right.
        reply: Says, to who drew a curve, where it missed and by how much.
    """

    grid: DrawingGrid
    says: Callable[[tuple[float, ...]], str]
    is_right: Callable[[tuple[float, ...]], bool]
    reply: Callable[[tuple[float, ...]], str]


class Screen(NamedTuple):
    """One question of a lesson.

    Attributes:
        name: In the link: ``?screen=fold``.
        label: In the sidebar, two or three words.
        title: The question.
        setup: One line that says what is seen and what to do.
        show: Draws controls and picture, told whether the screen is solved.
        ask: The question; None for a screen to look around in, which is never solved.
        explain: Says why, once it is solved; read as `ui.text.to_html` reads it.
        more: What stands behind "More", by title: drawn when it is opened.
        further: Whether it stands behind the core path, which `in_order` says.
    """

    name: str
    label: str
    title: str
    setup: str
    show: Callable[[bool], None]
    ask: Choice | Value | Drawing | None = None
    explain: Callable[[], str] = str
    more: Mapping[str, Callable[[], None]] = {}
    further: bool = False


def in_order(core: Iterable[Screen], further: Iterable[Screen]) -> tuple[Screen, ...]:
    """Return the deck of a lesson: its core path, and what stands behind it."""
    return *core, *(screen._replace(further=True) for screen in further)


def core_path(screens: Iterable[Screen]) -> list[Screen]:
    """Return the screens of a deck that do not stand behind its core path."""
    return [screen for screen in screens if not screen.further]
