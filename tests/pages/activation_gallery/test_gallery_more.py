"""What stands behind More in lesson 3, and beside its screens."""

from functools import partial

import pytest

from screens.activation_gallery.link import LINK
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.reading import markdown_of

open_more = partial(reading.open_more, lesson="activation_gallery")


@pytest.mark.parametrize(
    ("name", "title", "said"),
    [
        ("firing", "How close do they come?", "a difference of 0.5 stays"),
        ("kink", "Five ways to write it", "| `torch.clamp(x, min=0)` | 1 |"),
        ("kink", "The chapter's plots", "Of these 160 points 0 are exactly 0"),
        ("same_class", "The conversion", "differ by at most 2.2 × 10⁻¹⁶"),
        ("softmax", "Softmax of two", "differ by at most 1.1 × 10⁻¹⁶"),
        ("layers", "Saturated and dead units", "**ReLU** 52% and 7%"),
        ("properties", "What the columns say", "**on [−20, 20]**"),
        ("through", "Formulas and sources", "Kalman & Kwasny (1992)"),
    ],
)
def test_more_says_its_numbers(name: str, title: str, said: str):
    assert said in markdown_of(open_more(name, title))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("kink", "Five ways to write it"),
        ("layers", "What is drawn"),
        ("layers", "Saturated and dead units"),
        ("derivative", "The derivative"),
        ("same_class", "The conversion"),
        ("softmax", "Softmax of two"),
    ],
)
def test_what_would_tell_the_answer_waits_for_one(name: str, title: str):
    app = open_more(name, title, answered=False)

    assert "would tell the answer" in markdown_of(app)


def test_an_answer_goes_back_to_what_the_question_speaks_of(open_page: OpenPage):
    app = open_page("activation_gallery", screen="layers")
    app.slider(key="gain").set_value(2.3).run()

    app.button(key="option_2").click().run()

    assert not app.exception
    assert app.slider(key="gain").value == LINK["gain"].default


def test_back_from_a_lesson_leads_to_the_last_of_the_path_before(open_page: OpenPage):
    app = open_page("activation_gallery")
    (back,) = (
        link.proto for link in app.main.get("page_link") if link.proto.label == "Back"
    )
    assert "screen=fold" in back.query_string
