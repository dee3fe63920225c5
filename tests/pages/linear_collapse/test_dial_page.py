"""What is said of a network's dial, and of outputs that no layer can be fitted to."""

import pytest

from tests.conftest import OpenPage
from tests.pages.linear_collapse.matrix_reading import LESSON, text


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ({"dial": "scale"}, "A factor changes nothing here"),
        ({"dial": "scale", "activation": "tanh"}, "small weights make"),
        ({"dial": "scale", "activation": "identity"}, "Nothing bends here"),
        ({"dial": "bias"}, "a ReLU that is always on"),
        ({"dial": "bias", "activation": "tanh"}, "curved where they come to lie"),
        ({"dial": "bias", "activation": "sine"}, "curved where they come to lie"),
        ({"dial": "scale", "activation": "step"}, "a power of s"),
        ({"dial": "scale", "activation": "x^2"}, "a power of s"),
        ({"dial": "scale", "activation": "tanhshrink"}, "do not help here"),
        ({"dial": "scale", "activation": "gaussian"}, "do not help here"),
        ({"dial": "scale", "activation": "selu"}, "do not help here"),
    ],
)
def test_the_moral_of_a_dial_is_that_of_its_picture(open_page: OpenPage, link, words):
    app = open_page(LESSON, experiment="dial", depth="1", **link)

    assert words in text(app)


@pytest.mark.parametrize("experiment", ["dial", "best fit"])
def test_outputs_too_large_to_square_are_not_fitted(
    open_page: OpenPage, experiment: str
):
    link = {"experiment": experiment, "activation": "x^300", "dial": "scale"}
    app = open_page(LESSON, **link)

    assert not app.exception
    assert "there is nothing to fit" in app.warning[0].value
