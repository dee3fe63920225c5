"""A page whose server has no thread for anybody for so many tries: ``?tries=3``."""

import threading

import streamlit as st

from serving.process import prepare_process
from ui.jobs import Job

started = threading.Thread.start


def starve(tries: int) -> None:
    """Let the next threads not be started."""
    left = iter(range(tries))

    def start(thread: threading.Thread) -> None:
        if next(left, None) is not None:
            raise RuntimeError("can't start new thread")
        threading.Thread.start = started
        started(thread)

    threading.Thread.start = start


prepare_process()
st.title("Starved")
st.markdown(f"at {st.slider('Move', 0, 9, key='move')}")
if tries := st.query_params.get("tries"):
    starve(int(tries))
if "run" in st.query_params:
    st.markdown(f"{Job('starved', lambda report: 'done', seconds=60).wait()}")
