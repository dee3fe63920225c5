"""Everything a reader can reach on a screen, one control at a time."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import (
    Button,
    ButtonGroup,
    Checkbox,
    Multiselect,
    NumberInput,
    Radio,
    Selectbox,
    SelectSlider,
    Slider,
    TextArea,
    TextInput,
    Toggle,
    Widget,
)

from screens import home
from screens.decks import DECKS
from tests.conftest import SOAK, OpenPage
from tests.pages.bound import Bound, bound_of, link_key, widgets_of
from ui.controls.held import MET

SCREENS = [
    pytest.param(lesson, screen, id=f"{lesson}-{screen.name}")
    for lesson, screens in {"home": (home.SCREEN,), **DECKS}.items()
    for screen in screens
]
# What stands around a screen: tested for all decks at once.
FRAME = ("screen", "back", "next", "present", "more", "again", "show_me", "start_over")
# What takes long at its default and is swept as every other control is; and as many
# controls as there can be.
LINKS = {
    "train_mlp": {"num_epochs": "10"},
    "universal_approximation": {"heights": "0 0 0 0 0 0 0 0"},
}
LABORATORY = "lab"
GARBAGE = (
    "",
    "nan",
    "-inf",
    "1e999",
    "-1",
    "9" * 400,
    "<script>alert(1)</script>",
    "\N{PILE OF POO}\u202e\u0000",
    "__import__('os').system('true')",
    "9**9**9**9",
    "(" * 500,
)
# Of a kind, not of a subclass.
ONE_OF = ButtonGroup | Radio | Selectbox | SelectSlider


class Swept(NamedTuple):
    """What the sweep of a screen met.

    Attributes:
        controls: The keys of what can be set, solved.
        largest: The upper ends of its sliders that are in the link.
        held: What can be locked or hidden, solved.
        bound: What its widgets said of their keys, whatever was set.
    """

    controls: list[str]
    largest: dict[str, Any]
    held: list[str]
    bound: list[Bound]


def controls_of(app: AppTest) -> list[Widget]:
    """Return what a reader can set on a screen."""
    return [
        widget
        for widget in widgets_of(app)
        if widget.key
        and widget.key not in FRAME
        and not widget.key.startswith("option")
    ]


def values_of(widget: Widget) -> list[object]:
    """Every option, both ends of a range and 0, and text that means nothing."""
    if isinstance(widget, Multiselect):
        return [[], *([option] for option in widget.options)]
    if isinstance(widget, ONE_OF):
        return list(widget.options)
    if isinstance(widget, Slider | NumberInput):
        ends = [end for end in (widget.min, widget.max) if end is not None]
        if not ends:
            return [0.0, -1e30, 1e30]
        return ends + [0 * ends[0]] * (min(ends) < 0 < max(ends))
    if isinstance(widget, Checkbox | Toggle):
        return [True, False]
    if isinstance(widget, TextInput | TextArea):
        return ["", "x", *GARBAGE[:4], "1,2,3"]
    if isinstance(widget, Button):
        return [True]
    return []


def link_to(lesson: str, name: str, *, solved: bool) -> dict[str, str]:
    link = dict(LINKS.get(lesson, {}))
    if lesson != "home":
        link["screen"] = name
    return link | ({"solved": "1"} if solved else {})


def assert_drawn(app: AppTest, what: object) -> None:
    assert not app.exception, (what, app.exception[0].message, app.exception[0].value)


def find(app: AppTest, key: str) -> Widget | None:
    return next((widget for widget in widgets_of(app) if widget.key == key), None)


def moves(app: AppTest, passed: frozenset[str] = frozenset()) -> Iterator[AppTest]:
    """Move every control but those of `passed` to its values.

    It goes back to where it was together with the first move of the next one.
    """
    goes_back = False
    for key, before in [(w.key, w.value) for w in controls_of(app)]:
        if key in passed:
            continue
        if goes_back and find(app, key) is None:
            app.run()
        widget = find(app, key)
        for value in values_of(widget) if widget else ():
            widget = find(app, key)
            if widget is None:
                break
            if goes_back or value != widget.value or isinstance(widget, Button):
                widget.set_value(value).run()
                assert_drawn(app, (key, value))
                goes_back = False
                yield app
        widget = find(app, key)
        if widget is not None and widget.value != before:
            widget.set_value(before)
            goes_back = True


@cache
def settings_of_a_run(open_page: OpenPage) -> frozenset[str]:
    """Return the settings that nine screens of lesson 4 share: swept on one of them."""
    link = {"screen": LABORATORY} | LINKS["train_mlp"]
    return frozenset(w.key for w in controls_of(open_page("train_mlp", **link)))


@cache
def swept(open_page: OpenPage, lesson: str, name: str) -> Swept:
    """Sweep a screen: with the answer in the picture; before it, what that took away.

    Every key but those that another screen of lesson 4 sweeps, too.
    """
    shared = lesson == "train_mlp" and name != LABORATORY and not SOAK
    passed = settings_of_a_run(open_page) if shared else frozenset()
    bound: dict[Bound, None] = {}
    found = []
    for solved in (True, False):
        app = open_page(lesson, **link_to(lesson, name, solved=solved))
        assert_drawn(app, (lesson, name, solved))
        bound |= dict.fromkeys(bound_of(app))
        controls = controls_of(app)
        largest = {
            w.key: w.max
            for w in controls
            if isinstance(w, Slider) and link_key(w) and w.key not in passed
        }
        held = list(app.session_state[MET]) if MET in app.session_state else []
        keys = [widget.key for widget in controls]
        found.append(Swept(keys, largest, held, []))
        for moved in moves(app, passed):
            bound |= dict.fromkeys(bound_of(moved))
        passed = frozenset() if SOAK else passed | set(keys)
    return found[0]._replace(bound=list(bound))
