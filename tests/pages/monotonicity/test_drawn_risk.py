import pytest
import torch
from streamlit.testing.v1 import AppTest

from screens.monotonicity import patients
from screens.monotonicity.who_died import GRID, is_right, missed, reply, shape
from tests.conftest import OpenPage
from tests.pages.reading import frames, said

T = GRID.x
RISING, FALLING = (T - 31.5) * 0.05 + 0.1, 0.6 - (T - 31.5) * 0.05
LEVEL = torch.full_like(T, 0.3)
CURVES = {
    "a U that turns at 37.0 °C": 0.2 + (T - 37).square() / 80,
    "a U that turns at 39.5 °C": 0.1 + (T - 39.5).square() / 90,
    "a hill that turns at 37.0 °C": 0.5 - (T - 37).square() / 80,
    "a curve that only rises": RISING,
    "a curve that only falls": FALLING,
    "a level line": LEVEL,
    "a curve that turns 3 times": 0.4 + 0.2 * (T * 1.1).sin(),
}


@pytest.mark.parametrize("said", CURVES)
def test_a_drawn_curve_is_called_by_its_shape_and_only_the_u_at_37_is_right(said: str):
    curve = tuple(CURVES[said].tolist())

    assert GRID.read(curve) == curve
    assert shape(curve) == said
    assert is_right(curve) == (said == "a U that turns at 37.0 °C")
    assert reply(curve).startswith(f"You drew {said}; ")


def test_the_reply_says_by_how_much_it_missed_and_where_most():
    rates = patients.binned(patients.RANGE)
    off = (0.3 - rates.rate).abs()

    level = tuple(LEVEL.tolist())
    found = missed(level)

    assert found.mean == pytest.approx(float(off.mean()))
    assert (found.x, found.truth) == pytest.approx(
        (float(rates.center[off.argmax()]), float(rates.rate[off.argmax()]))
    )
    assert f"{100 * found.mean:.0f} percentage points off" in reply(level)


def lock(app: AppTest) -> AppTest:
    return app.button(key="lock").click().run()


def test_a_locked_curve_stands_in_the_picture_and_asking_again_gives_a_clean_sheet(
    open_page: OpenPage,
):
    curve = tuple(CURVES["a level line"].tolist())
    app = open_page("monotonicity", screen="who")
    app.session_state["drawn_who"] = curve

    lock(app)

    assert app.session_state["answers"]["monotonicity", "who"] == curve
    assert frames(app)["guess"]["y"].tolist() == list(curve)
    assert "You drew a level line" in said(app)
    app.button(key="again").click().run()
    assert frames(app)["guess"].empty
    assert "drawn_who" not in app.session_state
    assert not app.exception


def test_who_locks_an_empty_sheet_is_told_to_draw(open_page: OpenPage):
    app = lock(open_page("monotonicity", screen="who"))

    assert ("monotonicity", "who") not in app.session_state["answers"]
    assert "Nothing is drawn yet" in app.toast[0].value
