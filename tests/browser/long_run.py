"""A page with a run of minutes, for tests of who waits for it: ``?run=name``."""

import time

import streamlit as st

from serving.process import prepare_process
from serving.run_queue.run import Report
from ui.jobs import RUNS, Job

STEPS = 6000


def work(report: Report) -> str:
    """Take a minute, unless told to stop."""
    starts.append(1)
    for step in range(STEPS):
        if not report(step / STEPS):
            break
        time.sleep(0.01)
    return "done"


@st.cache_resource
def started() -> list[int]:
    """Count the runs that were started, for the whole server."""
    return []


prepare_process()
st.title("A long run")
starts = started()
st.markdown(f"{len(starts)} started, {len(RUNS)} open")
if name := st.query_params.get("run"):
    st.markdown(f"{Job(name, work, seconds=60, label='Training').wait()}")
