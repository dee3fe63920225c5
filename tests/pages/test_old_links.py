"""A link of an earlier house opens the screen that took its place, with its values."""

from importlib import import_module
from urllib.parse import parse_qsl

import pytest

from screens.decks import DECKS
from tests.conftest import OpenPage
from ui.deck.link import successor

MOVED = {lesson: import_module(f"screens.{lesson}.deck").MOVED for lesson in DECKS}


@pytest.mark.parametrize("lesson", MOVED)
def test_every_old_query_opens_a_screen_of_its_lesson(lesson: str):
    names = {screen.name for screen in DECKS[lesson]}
    for query, name in MOVED[lesson].items():
        asked = dict(parse_qsl(query, keep_blank_values=True))
        assert successor(asked, MOVED[lesson]) == name
        assert name in names


@pytest.mark.parametrize(
    ("lesson", "query", "name"),
    [
        ("monotonicity", "story=income&experiment=held out&num_hiddens=3", "new_loans"),
        ("train_mlp", "num_hiddens=3&seed=2", "lab"),
        ("train_mlp", "experiment=inside&dataset=sine", "lab"),
        ("train_mlp", "experiment=arithmetic&dataset=body_temperature", "forward"),
        ("universal_approximation", "experiment=how wide&target=spike", "theorem"),
        ("universal_approximation", "construction=steps&target=rough", "outside"),
    ],
)
def test_of_several_old_values_the_experiment_decides(
    lesson: str, query: str, name: str
):
    assert successor(dict(parse_qsl(query)), MOVED[lesson]) == name


@pytest.mark.parametrize(
    ("lesson", "query", "name"),
    [
        ("monotonicity", "experiment=reference&c=36.5", "fold"),
        ("linear_collapse", "depth=4&seed=9", "numbers"),
        ("activation_gallery", "experiment=vanishing&gain=2&layers=20", "layers"),
        ("train_mlp", "dataset=sine&num_epochs=20", "lab"),
        ("universal_approximation", "target=rough&num_hiddens=20&solved=1", "twice"),
    ],
)
def test_an_old_link_keeps_its_values(
    lesson: str, query: str, name: str, open_page: OpenPage
):
    asked = dict(parse_qsl(query))
    app = open_page(lesson, **asked)

    assert not app.exception
    assert app.session_state["screen"] == name
    for key in asked.keys() - {"experiment", "solved"}:
        assert f"{app.session_state[key]}".removesuffix(".0") == asked[key]


KINKS = {"experiment=kink": "kink", "experiment=kink&story=two": "second", "x": "own"}


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ({"experiment": "kink"}, "kink"),
        ({"experiment": "kink", "story": "two"}, "second"),
        ({"x": "0.5"}, "own"),
        ({"x": ""}, "own"),
        ({"x": "0.5", "experiment": "kink"}, "kink"),
        ({"experiment": "cost"}, None),
        ({}, None),
    ],
)
def test_an_old_link_names_its_successor_a_key_alone_for_any_value(asked, name):
    assert successor(asked, KINKS) == name
