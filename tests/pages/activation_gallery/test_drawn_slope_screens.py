import pytest
import torch

from core.activation_gallery.drawn_slope import GRID
from screens.activation_gallery.draw_slope import SCREENS, explain, reply
from tests.conftest import OpenPage
from tests.pages.reading import frames, said

X = GRID.x
RIGHT = {
    "relu": (X > 0).double(),
    "sigmoid": torch.sigmoid(X) * torch.sigmoid(-X),
    "tanh": 1 - torch.tanh(X).square(),
}


@pytest.mark.parametrize(
    ("key", "curve", "words"),
    [
        ("sigmoid", 4 * RIGHT["sigmoid"], "Yours is at most 1; Sigmoid is at most as"),
        ("relu", 0 * X, "At the right end yours is 0; there ReLU has slope 1; on av"),
        ("tanh", torch.tanh(X), "Yours goes down to −1. But tanh never falls"),
        ("tanh", RIGHT["tanh"].roll(7), "Yours is highest at x = 2; tanh is steepest"),
        ("tanh", RIGHT["tanh"], "Yes: sign, ends and peak are right"),
    ],
)
def test_the_reply_says_in_a_number_where_it_missed(key: str, curve, words: str):
    assert words in reply(key, tuple(curve.tolist()))


def test_what_is_explained_is_what_the_slopes_are():
    assert "0 left of 0 and 1 right" in explain("relu")
    assert "at most 0.25" in explain("sigmoid")
    assert "slope is 1 at x = 0" in explain("tanh")


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_the_slope_is_not_sent_before_it_is_drawn(screen, open_page: OpenPage):
    asked = frames(open_page("activation_gallery", screen=screen.name))
    solved = frames(open_page("activation_gallery", screen=screen.name, solved="1"))

    assert set(asked["lines"]["stroke"]) == {"0"}
    assert set(solved["lines"]["stroke"]) == {"0", "ink"}


def test_a_locked_curve_lies_under_the_slope_until_it_is_asked_again(
    open_page: OpenPage,
):
    app = open_page("activation_gallery", screen="draw_tanh")
    curve = tuple((RIGHT["tanh"] / 2).tolist())
    app.session_state["drawn_draw_tanh"] = curve

    app.button(key="lock").click().run()

    assert frames(app)["guess"]["y"].tolist() == pytest.approx(curve)
    assert "Yours is at most 0.5; tanh is at most as steep as 1" in said(app)
    app.button(key="again").click().run()
    assert frames(app)["guess"].empty
    assert not app.exception
