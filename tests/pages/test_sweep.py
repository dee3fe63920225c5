"""Everything a reader can reach on every screen, one control at a time."""

from collections.abc import Iterator
from functools import cache
from itertools import chain, cycle, islice

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
from ui.screen import Screen

SCREENS = [
    pytest.param(lesson, screen, id=f"{lesson}-{screen.name}")
    for lesson, screens in {"home": (home.SCREEN,), **DECKS}.items()
    for screen in screens
]
# What stands around a screen: tested for all decks at once.
FRAME = ("screen", "back", "next", "present", "more", "again", "show_me", "start_over")
# What takes long at its default and is swept as every other control is.
SHORT = {"train_mlp": {"num_epochs": "10"}}
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


def widgets_of(app: AppTest) -> list[Widget]:
    return [
        element
        for element in chain(app.main, app.sidebar)
        if isinstance(element, Widget) and not getattr(element.proto, "disabled", False)
    ]


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
    if isinstance(widget, ButtonGroup | Radio | Selectbox | SelectSlider):
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


def link_to(lesson: str, screen: Screen, *, solved: bool) -> dict[str, str]:
    link = dict(SHORT.get(lesson, {}))
    if lesson != "home":
        link["screen"] = screen.name
    return link | ({"solved": "1"} if solved else {})


def parts_of(
    open_page: OpenPage,
    lesson: str,
    *,
    answered: tuple[bool, ...] = (False, True),
    **link: str,
) -> Iterator[tuple[dict[str, str], AppTest]]:
    """Open every screen of a lesson by its link, unsolved and solved."""
    for screen in DECKS[lesson]:
        for solved in answered:
            asked = link_to(lesson, screen, solved=solved) | link
            app = open_page(lesson, **asked)
            assert_drawn(app, (lesson, asked))
            yield asked, app


def assert_drawn(app: AppTest, what: object) -> None:
    assert not app.exception, (what, app.exception[0].message, app.exception[0].value)


def sweep(app: AppTest, swept: frozenset[str] = frozenset()) -> None:
    """Move every control but those that were swept on another screen."""
    for key in [w.key for w in controls_of(app) if w.key not in swept]:
        widget = next((w for w in widgets_of(app) if w.key == key), None)
        if widget is None:
            continue
        before = widget.value
        for value in [*values_of(widget), before]:
            widget = next((w for w in widgets_of(app) if w.key == key), None)
            if widget is None:
                break
            widget.set_value(value).run()
            assert_drawn(app, (key, value))


@cache
def settings_of_a_run(open_page: OpenPage) -> frozenset[str]:
    """Return the settings that nine screens of lesson 4 share: swept on one of them."""
    link = {"screen": LABORATORY} | SHORT["train_mlp"]
    return frozenset(w.key for w in controls_of(open_page("train_mlp", **link)))


def swept_elsewhere(open_page: OpenPage, lesson: str, screen: Screen) -> frozenset[str]:
    shared = lesson == "train_mlp" and screen.name != LABORATORY and not SOAK
    return settings_of_a_run(open_page) if shared else frozenset()


@pytest.mark.parametrize(("lesson", "screen"), SCREENS)
def test_every_option_and_both_ends_of_every_control_draw(
    lesson: str, screen: Screen, open_page: OpenPage
):
    """With the answer in the picture; before it, what the answer takes away."""
    swept = swept_elsewhere(open_page, lesson, screen)
    for solved in (True, False):
        app = open_page(lesson, **link_to(lesson, screen, solved=solved))
        assert_drawn(app, (lesson, screen.name, solved))
        controls = frozenset(widget.key for widget in controls_of(app))
        sweep(app, swept)
        swept = frozenset() if SOAK else swept | controls


@pytest.mark.parametrize(("lesson", "screen"), SCREENS)
def test_garbage_in_every_key_of_a_link_draws(
    lesson: str, screen: Screen, open_page: OpenPage
):
    link = link_to(lesson, screen, solved=True)
    keys = [widget.key for widget in controls_of(open_page(lesson, **link))]
    # Every key has some of it, and all of it in the soak.
    at = [s.values[1] for s in SCREENS].index(screen)
    for turn in range(at, at + (len(GARBAGE) if SOAK else 2)) if keys else ():
        garbage = islice(cycle(GARBAGE), turn % len(GARBAGE), None)
        wrong = link | dict(zip(keys, garbage, strict=False))
        assert_drawn(open_page(lesson, **wrong), (lesson, wrong))


@pytest.mark.parametrize("lesson", DECKS)
def test_garbage_for_the_screen_itself_opens_the_first(
    lesson: str, open_page: OpenPage
):
    for garbage in GARBAGE:
        app = open_page(lesson, screen=garbage, solved=garbage, present=garbage)
        assert_drawn(app, garbage)
        html = " ".join(element.proto.body for element in app.main.get("html"))
        assert DECKS[lesson][0].title in html


@pytest.mark.parametrize(("lesson", "screen"), SCREENS)
def test_a_link_is_read_into_the_controls(
    lesson: str, screen: Screen, open_page: OpenPage
):
    link = link_to(lesson, screen, solved=True)
    swept = swept_elsewhere(open_page, lesson, screen)
    largest = {
        widget.key: widget.max
        for widget in controls_of(open_page(lesson, **link))
        if isinstance(widget, Slider)
        and getattr(widget.proto, "query_param_key", "")
        and widget.key not in swept
    }
    if largest:
        linked = open_page(lesson, **link | {k: str(v) for k, v in largest.items()})
        found = {w.key: w.value for w in widgets_of(linked) if w.key in largest}
        assert found == largest
