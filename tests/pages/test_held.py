"""What a link locks or hides, no widget, hand or message moves."""

import pytest

from charts.hand.grab_parts import SINCE
from charts.hand.grabbable import REPORT
from screens.monotonicity.link import LINK
from tests.conftest import OpenPage
from tests.pages.bound import widgets_of
from tests.pages.reading import said
from ui.hand.grab import numbers, take


def keys_in(app) -> set[str]:
    return {widget.key for widget in widgets_of(app)}


def test_a_locked_control_is_text_and_a_hidden_one_is_nothing(open_page: OpenPage):
    link = {"screen": "fold", "c": "37.8"}
    free = open_page("monotonicity", **link)
    locked = open_page("monotonicity", **link, lock="c")
    hidden = open_page("monotonicity", **link, hide="c")

    assert "c" in keys_in(free)
    for app in (locked, hidden):
        assert not app.exception
        assert "c" not in keys_in(app)
        assert app.session_state["c"] == 37.8
    assert "<strong>37.8</strong>" in said(locked)
    assert "37.8" not in said(hidden)


def test_a_locked_value_is_what_is_drawn_and_what_is_answered(open_page: OpenPage):
    app = open_page("monotonicity", screen="fold", c="37.0", lock="c")

    app.session_state["c"] = 40.0
    app.run()
    assert app.session_state["c"] == 37.0
    app.button(key="lock").click().run()

    assert "You folded at 37.0 °C: as good as the best." in said(app)
    assert "folded at 37.0 °C</" in said(app)


def test_a_forged_report_of_a_hand_moves_nothing_that_is_locked(
    monkeypatch: pytest.MonkeyPatch,
):
    state = {"g": {"selection": {REPORT: {"c": 40.0, SINCE: 5.0}}}, "c": 37.0}
    monkeypatch.setattr("ui.hand.grab.st.session_state", state)
    for link, moved in (({"lock": "b,c"}, 37.0), ({"hide": "c"}, 37.0), ({}, 40.0)):
        monkeypatch.setattr("ui.controls.held.st.query_params", link)

        take("g", numbers(LINK, "c"))

        assert state["c"] == moved


@pytest.mark.parametrize("text", ["", ",", "c,c,,", "x" * 5000, "screen", "<b>"])
def test_a_list_that_names_no_control_holds_nothing(text: str, open_page: OpenPage):
    app = open_page("monotonicity", screen="two_units", lock=text, hide=text)

    assert not app.exception
