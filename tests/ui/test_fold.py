from streamlit.testing.v1 import AppTest

from ui.fold import fold_key

LABEL = "What is in it"


def a_page() -> None:
    import streamlit as st

    from ui.fold import fold_away

    def show() -> None:
        st.session_state["drawn"] = st.session_state.get("drawn", 0) + 1
        st.code("2 + 2")

    st.session_state.setdefault("drawn", 0)
    fold_away("What is in it", show, icon=":material/code:")


def test_what_is_folded_away_is_not_made():
    app = AppTest.from_function(a_page).run()

    assert [fold.label for fold in app.expander] == [LABEL]
    assert app.session_state["drawn"] == 0
    assert not app.code


def test_what_is_unfolded_stands_in_the_fold_and_goes_with_it():
    app = AppTest.from_function(a_page).run()
    app.session_state[fold_key(LABEL)] = True
    app.run()
    assert [code.value for code in app.expander[0].code] == ["2 + 2"]
    assert app.session_state["drawn"] == 1

    app.session_state[fold_key(LABEL)] = False
    app.run()
    assert not app.code
    assert app.session_state["drawn"] == 1
