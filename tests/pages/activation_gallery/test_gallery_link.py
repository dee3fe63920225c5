import pytest
from streamlit.testing.v1.element_tree import Widget

from core.activations import ACTIVATIONS
from screens.activation_gallery.deck import DECK
from screens.activation_gallery.link import LINK
from tests.conftest import OpenPage
from tests.pages.activation_gallery.gallery_reading import LESSON
from ui.controls import FloatRange, IntRange

COMMON = {"screen"}


def bound(app) -> dict[str, Widget]:
    return {
        element.proto.query_param_key: element
        for element in app.main
        if isinstance(element, Widget) and getattr(element.proto, "query_param_key", "")
    }


def test_the_keys_of_the_link_are_those_of_the_table(open_page: OpenPage):
    met: dict[str, Widget] = {}
    for screen in DECK:
        for solved in ({}, {"solved": "1"}):
            met |= bound(open_page(LESSON, screen=screen.name, **solved))
    with_parameters = [key for key, a in ACTIVATIONS.items() if a.parameters]
    for some in (with_parameters[:8], with_parameters[8:]):
        met |= bound(open_page(LESSON, screen="own", activation=",".join(some)))

    assert set(met) - COMMON == set(LINK)
    for key, entry in LINK.items():
        if isinstance(entry, IntRange | FloatRange):
            assert (met[key].min, met[key].max) == pytest.approx(
                (entry.low, entry.high)
            )
            assert met[key].step == pytest.approx(entry.step)
