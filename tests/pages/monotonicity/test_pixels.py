import pytest
from streamlit.testing.v1 import AppTest

from core.monotonicity.inversion import held_out_images
from tests.conftest import OpenPage
from tests.pages.monotonicity.story_reading import answer, frames, text


@pytest.fixture
def pixels(open_page: OpenPage) -> AppTest:
    return open_page("monotonicity", story="pixels")


def test_the_accuracy_on_inverted_images_is_asked_before_it_is_shown(pixels: AppTest):
    assert not pixels.table
    assert "97." not in text(pixels)

    app = answer(pixels, "next to none: worse than guessing")

    table = app.table[0].value
    assert table.loc["linear, trained on the images"].tolist() == ["96.5%", "0.0%"]
    assert "That is right" in app.success[0].value


@pytest.mark.parametrize(
    ("experiment", "held_back"),
    [
        ("sum", "a high score turns"),
        ("pixel", "parallel lines"),
        ("mistakes", "of 540 wrong"),
    ],
)
def test_what_inversion_does_to_a_score_waits_for_the_answer(
    open_page: OpenPage, experiment: str, held_back: str
):
    link = {"story": "pixels", "invert": "true", "held_out": "inverted images"}
    app = open_page("monotonicity", experiment=experiment, **link)
    assert "takes it for" not in text(app)
    assert held_back not in text(app)

    app = answer(app, "about half")

    assert "takes it for" in text(app)
    assert held_back in text(app)


def test_inverting_swaps_ink_and_paper_and_moves_the_linear_model_only(
    pixels: AppTest,
):
    upright = frames(answer(pixels, "about half"), 0)["images"]
    app = pixels.toggle(key="invert").set_value(True).run()

    inverted = frames(app, 0)["images"]
    assert (upright["ink"] + inverted["ink"]).tolist() == pytest.approx([1.0] * 64)
    label = int(held_out_images(0).y[0])
    taken = frames(app, 1)["probabilities"].set_index(["model", "digit"])["probability"]
    assert taken["hidden layer"].idxmax() == label
    assert taken["linear"].idxmax() != label
