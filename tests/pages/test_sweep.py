"""Every control, every key of a link and every screen, by what a reader can ask for."""

from collections import defaultdict
from importlib import import_module
from importlib.util import find_spec
from itertools import cycle, islice

import pytest
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
)

from core.activations import ACTIVATIONS
from screens.decks import DECKS
from tests.conftest import SOAK, OpenPage
from tests.pages.bound import Bound, widgets_of
from tests.pages.reading import said
from tests.pages.sweeping import GARBAGE, SCREENS, assert_drawn, link_to, swept
from ui.controls import FloatRange, IntRange, Many, Options, Switch, Text
from ui.screen import Screen

TABLES = {
    lesson: import_module(f"screens.{lesson}.link").LINK
    for lesson in DECKS
    if find_spec(f"screens.{lesson}.link")
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


@pytest.mark.parametrize(("lesson", "screen"), SCREENS)
def test_every_option_and_both_ends_of_every_control_draw(
    lesson: str, screen: Screen, open_page: OpenPage
):
    swept(open_page, lesson, screen.name)


@pytest.mark.parametrize(("lesson", "screen"), SCREENS)
def test_garbage_in_every_key_of_a_link_draws(
    lesson: str, screen: Screen, open_page: OpenPage
):
    link = link_to(lesson, screen.name, solved=True)
    keys = swept(open_page, lesson, screen.name).controls
    # Every key has some of it, and all of it in the soak.
    at = [s.values[1] for s in SCREENS].index(screen)
    for turn in range(at, at + (len(GARBAGE) if SOAK else 1)) if keys else ():
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
        assert DECKS[lesson][0].title in said(app)


@pytest.mark.parametrize(("lesson", "screen"), SCREENS)
def test_a_link_is_read_into_the_controls_on_a_projector_too(
    lesson: str, screen: Screen, open_page: OpenPage
):
    largest = swept(open_page, lesson, screen.name).largest
    link = link_to(lesson, screen.name, solved=True) | {"present": "1"}

    app = open_page(lesson, **link | {key: str(end) for key, end in largest.items()})

    assert_drawn(app, link)
    assert {w.key: w.value for w in widgets_of(app) if w.key in largest} == largest


@pytest.mark.parametrize(("lesson", "screen"), SCREENS)
@pytest.mark.parametrize("way", ["lock", "hide"] if SOAK else ["lock"])
def test_every_control_can_be_held(
    lesson: str, screen: Screen, way: str, open_page: OpenPage
):
    held = swept(open_page, lesson, screen.name).held
    for solved in ((True, False) if SOAK else (True,)) if held else ():
        link = link_to(lesson, screen.name, solved=solved) | {way: ",".join(held)}
        app = open_page(lesson, **link)

        assert_drawn(app, link)
        assert {widget.key for widget in widgets_of(app)} & set(held) == set()


def assert_as_in_the_table(entry: object, met: list[Bound], *, follows: bool) -> None:
    first = met[0].default
    if isinstance(entry, IntRange | FloatRange):
        assert first == pytest.approx(entry.default)
        assert all(bound.step == pytest.approx(entry.step) for bound in met)
        low, high = min(bound.low for bound in met), max(bound.high for bound in met)
        if follows:
            assert entry.low <= low <= high <= entry.high
        else:
            assert (low, high) == pytest.approx((entry.low, entry.high))
    elif isinstance(entry, Options | Many):
        options = {option for bound in met for option in bound.options}
        assert options == {str(value) for value in entry.values}
        if isinstance(entry, Many):
            assert first == tuple(str(value) for value in entry.default)
        else:
            default = entry.values[0] if entry.default is None else entry.default
            assert first == str(default)
    else:
        assert first == entry.default
        if isinstance(entry, Text):
            assert {bound.max_chars for bound in met} == {entry.max_chars}


@pytest.mark.parametrize("lesson", TABLES)
def test_the_keys_of_a_link_are_those_of_the_table(lesson: str, open_page: OpenPage):
    met = defaultdict(list)
    for screen in DECKS[lesson]:
        for bound in swept(open_page, lesson, screen.name).bound:
            met[bound.key].append(bound)

    assert set(met) | WITHOUT_A_WIDGET.get(lesson, set()) == set(TABLES[lesson])
    for key, bounds in met.items():
        entry = TABLES[lesson][key]
        assert all(issubclass(bound.kind, KINDS[type(entry)]) for bound in bounds), key
        follows = key in FOLLOWING.get(lesson, ())
        assert_as_in_the_table(entry, bounds, follows=follows)
