from streamlit.testing.v1 import AppTest


def page_with_a_long_run():
    import time

    import streamlit as st

    from ui.jobs import Job

    def work(report):
        for step in range(st_steps):
            report(step / st_steps)
            time.sleep(0.01)
        return "computed"

    st_steps = 60
    key = ("page_with_a_long_run", st.slider("seed", 0, 9, key="seed"))
    st.text(Job(key, work, seconds=1, label="Training").wait())


def page_with_a_run_that_fails():
    import streamlit as st

    from ui.jobs import Job

    def work(report):
        raise ValueError("500 epochs are too many")

    try:
        Job("page_with_a_run_that_fails", work, seconds=1).wait()
    except ValueError as error:
        st.warning(str(error))


def page_at_a_full_server():
    import streamlit as st

    from serving.run_queue.queue import RunQueue
    from ui.jobs import job

    job.RUNS = RunQueue(at_once=0, longest=0, short=0, kept_megabytes=1)
    st.text(job.Job("page_at_a_full_server", str, seconds=1).wait())


def page_with_a_run_beyond_its_limit():
    import streamlit as st

    from serving.run_queue.run import Limit
    from ui.jobs import Job

    def work(report):
        st_calls.append("work")
        for share in (0.0, 0.31, 0.99):
            sum(range(st_amount))
            report(share)
        return "computed"

    st_calls = st.session_state.setdefault("calls", [])
    st_amount = 0 if st.checkbox("a faster server") else 1_000_000
    limit = Limit(0.002, lambda share: f"at epoch {share * 1000:.0f} of 1,000")
    key = "page_with_a_run_beyond_its_limit"
    st.text(Job(key, work, seconds=1, limit=limit, label="Training").wait())


def test_a_long_run_ends_with_its_result_and_no_trace_of_the_bar():
    app = AppTest.from_function(page_with_a_long_run).run(timeout=10)

    assert not app.exception
    assert app.text[0].value == "computed"
    assert not app.button


def test_a_cancelled_run_can_be_started_again():
    app = AppTest.from_function(page_with_a_long_run)
    key = ("page_with_a_long_run", 7)
    app.session_state["ended_run"] = (key, "Training: cancelled.")
    app.session_state["seed"] = 7
    app.run(timeout=10)

    assert app.text[0].value == "None"
    assert app.info[0].value == "Training: cancelled."

    app.button[0].click().run(timeout=10)

    assert app.text[0].value == "computed"


def test_what_the_work_raises_reaches_the_page():
    app = AppTest.from_function(page_with_a_run_that_fails).run(timeout=10)

    assert app.warning[0].value == "500 epochs are too many"


def test_a_full_queue_is_one_sentence_and_a_button(monkeypatch):
    from ui.jobs import job

    monkeypatch.setattr(job, "RUNS", job.RUNS)
    app = AppTest.from_function(page_at_a_full_server).run(timeout=10)

    assert not app.exception
    assert "0 long runs are waiting" in app.info[0].value
    assert app.button[0].label == "Start again"


def test_a_run_beyond_its_limit_is_one_sentence_until_the_reader_asks_again():
    app = AppTest.from_function(page_with_a_run_beyond_its_limit).run(timeout=10)
    assert app.text[0].value == "None"
    assert app.info[0].value == (
        "Training was stopped after 0.002 s at epoch 0 of 1,000."
    )

    app.checkbox[0].check().run(timeout=10)

    assert app.session_state["calls"] == ["work"]
    assert "was stopped" in app.info[0].value

    app.button[0].click().run(timeout=10)

    assert app.session_state["calls"] == ["work"] * 2
    assert app.text[0].value == "computed"
