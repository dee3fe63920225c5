"""Every key that a page binds stands in its lesson's table, with its range."""

from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import (
    ButtonGroup,
    Multiselect,
    NumberInput,
    Selectbox,
    SelectSlider,
    Slider,
    TextArea,
    TextInput,
    Toggle,
    Widget,
)

from core.activations import ACTIVATIONS
from tests.conftest import OpenPage
from tests.pages.test_sweep import SHORT, parts_of, widgets_of
from ui.controls import FloatRange, IntRange, Many, Options, Switch, Text
from ui.lessons import LESSONS

TABLES = {
    lesson.name: import_module(f"screens.{lesson.name}.link").LINK
    for lesson in LESSONS
    if find_spec(f"screens.{lesson.name}.link")
}
# A link that shows the controls of which a number decides how many there are.
MOST = SHORT | {
    "linear_collapse": {"depth": "6"},
    "universal_approximation": {"heights": "0 0 0 0 0 0 0 0"},
}
# Keys of a link that no widget of Streamlit carries.
WITHOUT_A_WIDGET = {
    # Parameters have one only while their activation is compared: tested there.
    "activation_gallery": {
        f"{activation.key}_{parameter.name}"
        for activation in ACTIVATIONS.values()
        for parameter in activation.parameters
    },
    "train_mlp": {"points", "unit_a", "unit_b"},
}
# Keys whose range follows another setting; the table has the widest.
FOLLOWING = {"train_mlp": {"epoch", "example", "unit"}}
KINDS = {
    IntRange: (Slider, NumberInput),
    FloatRange: (Slider, NumberInput),
    Options: (ButtonGroup, Selectbox, SelectSlider),
    Many: (Multiselect, ButtonGroup),
    Switch: (Toggle,),
    Text: (TextInput, TextArea),
}


def bound_widgets(app: AppTest) -> list[Widget]:
    keys = ((w, getattr(w.proto, "query_param_key", "")) for w in widgets_of(app))
    return [widget for widget, key in keys if key not in ("", "screen")]


def met_widgets(open_page: OpenPage, name: str) -> Iterator[Widget]:
    """Meet all widgets: in every part, before and after the answer, by every option."""
    turned: set[str] = set()
    for _, part in parts_of(open_page, name, **MOST.get(name, {})):
        yield from bound_widgets(part)
        for widget in bound_widgets(part):
            if widget.key in turned or not isinstance(
                widget, ButtonGroup | Selectbox | Toggle
            ):
                continue
            turned.add(widget.key)
            yield from turn(part, widget)


def turn(app: AppTest, widget: Widget) -> Iterator[Widget]:
    before = widget.value
    values = (True, False) if isinstance(widget, Toggle) else widget.options
    for value in [*values, before]:
        now = next((w for w in widgets_of(app) if w.key == widget.key), None)
        if now is not None and now.value != value:
            now.set_value(value).run()
            yield from bound_widgets(app)


def default_of(widget: Widget) -> object:
    default = widget.proto.default
    if isinstance(widget, ButtonGroup | Multiselect | SelectSlider):
        chosen = [widget.options[int(place)] for place in default]
        return chosen if isinstance(widget, Multiselect) else chosen[0]
    if isinstance(widget, Selectbox):
        return widget.options[default]
    return default[0] if isinstance(widget, Slider) else default


def assert_as_in_the_table(
    entry: object, widgets: list[Widget], *, follows: bool
) -> None:
    first = default_of(widgets[0])
    if isinstance(entry, IntRange | FloatRange):
        assert first == pytest.approx(entry.default)
        assert all(w.step == pytest.approx(entry.step) for w in widgets)
        low, high = min(w.min for w in widgets), max(w.max for w in widgets)
        if follows:
            assert entry.low <= low <= high <= entry.high
        else:
            assert (low, high) == pytest.approx((entry.low, entry.high))
    elif isinstance(entry, Options | Many):
        met = {option for widget in widgets for option in widget.options}
        assert met == {str(value) for value in entry.values}
        if isinstance(entry, Many):
            assert first == [str(value) for value in entry.default]
        else:
            default = entry.values[0] if entry.default is None else entry.default
            assert first == str(default)
    else:
        assert first == entry.default
        if isinstance(entry, Text):
            assert {w.max_chars for w in widgets} == {entry.max_chars}


@pytest.mark.parametrize("name", TABLES)
def test_the_keys_of_a_link_are_those_of_the_table(name: str, open_page: OpenPage):
    met = defaultdict(list)
    for widget in met_widgets(open_page, name):
        met[widget.proto.query_param_key].append(widget)

    assert set(met) | WITHOUT_A_WIDGET.get(name, set()) == set(TABLES[name])
    for key, widgets in met.items():
        entry = TABLES[name][key]
        kinds = KINDS[type(entry)]
        assert all(isinstance(widget, kinds) for widget in widgets), key
        follows = key in FOLLOWING.get(name, ())
        assert_as_in_the_table(entry, widgets, follows=follows)
