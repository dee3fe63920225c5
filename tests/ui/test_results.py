import pytest
from streamlit.testing.v1 import AppTest

from ui.results import Results


def test_the_oldest_result_is_forgotten_first():
    results = Results(most=2)
    for key in "abc":
        results.put(key, key.upper(), 1)

    assert [results.get(key) for key in "abc"] == [None, "B", "C"]


def test_a_result_that_was_asked_for_is_kept_longer():
    results = Results(most=2)
    results.put("a", "A", 1)
    results.put("b", "B", 1)
    results.get("a")
    results.put("c", "C", 1)

    assert [results.get(key) for key in "abc"] == ["A", None, "C"]


def test_results_are_bounded_in_bytes():
    results = Results(max_bytes=100)
    results.put("a", "A", 60)
    results.put("b", "B", 60)

    assert [results.get(key) for key in "ab"] == [None, "B"]


def test_the_latest_result_is_kept_however_large():
    results = Results(max_bytes=100)
    results.put("a", "A", 1000)

    assert results.get("a") == "A"


def test_a_key_has_one_lock_and_no_other_has_it():
    results = Results()

    lock = results.lock("a")

    assert results.lock("a") is lock
    assert results.lock("b") is not lock


def app():
    import streamlit as st

    from ui.results import compute_once

    st.session_state.setdefault("calls", 0)

    def compute(report):
        st.session_state.calls += 1
        report(0.5)
        return 42

    key = st.text_input("Key", key="key")
    result = compute_once(("test", key), compute, doing="Working", name="work")
    st.markdown(f"result {result}, calls {st.session_state.calls}")


@pytest.fixture
def script():
    return AppTest.from_function(app)


def test_a_result_is_computed_once(script):
    script.run().text_input(key="key").set_value("once").run()
    script.text_input(key="key").set_value("other").run()
    script.text_input(key="key").set_value("once").run()

    # The empty key, "once" and "other".
    assert script.session_state.calls == 3
    assert script.markdown[0].value == "result 42, calls 3"


def test_cancelled_work_waits_until_it_is_asked_for(script):
    script.session_state["cancelled_work"] = ("test", "cancelled")
    script.session_state["key"] = "cancelled"
    cancelled = script.run()
    assert cancelled.markdown[0].value == "result None, calls 0"
    assert cancelled.info[0].value == "Cancelled."

    resumed = cancelled.button(key="work_again").click().run()

    assert resumed.markdown[0].value == "result 42, calls 1"
