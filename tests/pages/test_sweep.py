"""Everything a reader can reach on every lesson, one control at a time."""

from collections.abc import Iterator
from itertools import chain

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

from tests.conftest import OpenPage
from tests.pages.folds import unfold
from ui.lessons import LESSONS

NAMES = [lesson.name for lesson in LESSONS]
# Controls that open another part of the page; every part is swept by itself.
DOORS = ("story", "experiment")
# What takes long at its default and is swept as every other control is.
SHORT = {"train_mlp": {"num_epochs": "10"}}
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


def values_of(widget: Widget) -> list[object]:
    """Every option, both ends of a range and 0, and text that means nothing."""
    if isinstance(widget, Multiselect):
        return [[], *([option] for option in widget.options)]
    if isinstance(widget, ButtonGroup | Radio | Selectbox | SelectSlider):
        return list(widget.options)
    if isinstance(widget, Slider | NumberInput):
        ends = [end for end in (widget.min, widget.max) if end is not None]
        return ends + [0 * ends[0]] * (min(ends) < 0 < max(ends))
    if isinstance(widget, Checkbox | Toggle):
        return [True, False]
    if isinstance(widget, TextInput | TextArea):
        return ["", "x", *GARBAGE[:4], "1,2,3"]
    if isinstance(widget, Button):
        return [True]
    return []


def parts_of(
    open_page: OpenPage, name: str, doors: tuple[str, ...] = DOORS, **link: str
) -> Iterator[tuple[dict[str, str], AppTest]]:
    """Open every part of a page by its link: each story, and each experiment in it."""
    app = open_page(name, **link)
    unfold(app, *(fold.label for fold in app.expander))
    assert_drawn(app, (name, link))
    yield link, app
    for place, door in enumerate(doors):
        options = [w.options for w in widgets_of(app) if w.key == door]
        for option in options[0][1:] if options else ():
            further = link | {door: option}
            yield from parts_of(open_page, name, doors[place + 1 :], **further)


def assert_drawn(app: AppTest, what: object) -> None:
    assert not app.exception, (what, app.exception[0].message, app.exception[0].value)


def sweep(app: AppTest, swept: set[str]) -> None:
    """Sweep the controls that were not there in an earlier part of the page."""
    keys = [w.key for w in widgets_of(app) if w.key and w.key not in DOORS]
    for key in keys:
        if key in swept:
            continue
        swept.add(key)
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


@pytest.mark.parametrize("name", NAMES)
def test_every_option_and_both_ends_of_every_slider_draw(
    name: str, open_page: OpenPage
):
    swept = set()
    for _, part in parts_of(open_page, name, **SHORT.get(name, {})):
        sweep(part, swept)
    assert swept


def lock_all(app: AppTest) -> AppTest:
    """Answer every question that is open, so that all is told."""
    for radio in app.radio:
        if radio.value is None and radio.key.startswith("predict_"):
            key = radio.key.removeprefix("predict_")
            app.radio(key=radio.key).set_value(radio.options[0]).run()
            app.button(key=f"locked_{key}_button").click().run()
    return app


@pytest.mark.parametrize("name", NAMES)
def test_what_is_told_once_a_question_is_answered_draws_for_all_numbers(
    name: str, open_page: OpenPage
):
    swept = {
        widget.key
        for widget in widgets_of(open_page(name))
        if not isinstance(widget, Slider | NumberInput)
    }
    for link, part in parts_of(open_page, name, **SHORT.get(name, {})):
        lock_all(part)
        assert_drawn(part, link)
        swept |= {
            widget.key
            for widget in widgets_of(part)
            if not isinstance(widget, Slider | NumberInput)
        }
        sweep(part, swept)
    assert swept


@pytest.mark.parametrize("name", NAMES)
def test_garbage_in_every_key_of_a_link_draws(name: str, open_page: OpenPage):
    met = set()
    for door, part in parts_of(open_page, name):
        keys = {w.key for w in widgets_of(part) if w.key} - met - set(door)
        met |= keys
        for garbage in GARBAGE if keys else ():
            link = dict.fromkeys(keys, garbage) | door
            assert_drawn(open_page(name, **link), (name, link))
    assert met


@pytest.mark.parametrize("name", NAMES)
def test_a_link_is_read_into_the_widget(name: str, open_page: OpenPage):
    app = open_page(name)
    for widget in widgets_of(app):
        if isinstance(widget, Slider) and not isinstance(widget.value, tuple | list):
            linked = open_page(name, **{widget.key: str(widget.max)})

            assert next(w for w in widgets_of(linked) if w.key == widget.key).value == (
                widget.max
            )
