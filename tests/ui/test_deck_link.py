import pytest

from ui.deck.link import successor

MOVED = {"experiment=kink": "kink", "experiment=kink&story=two": "second", "x": "own"}


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
    assert successor(asked, MOVED) == name
