"""A frame with fragments in it: at seed 4 one fewer, from 5 on a long run."""

import time

import streamlit as st
import torch

from serving.log import begin_page, log_drawn
from serving.process import prepare_process
from serving.run_queue.run import Report
from ui.controls import IntRange, choose_int
from ui.fragments import begin_run, fragment
from ui.jobs import Job

STEPS = 6000


def work(report: Report) -> str:
    """Take a minute, unless told to stop."""
    for step in range(STEPS):
        if not report(step / STEPS):
            break
        time.sleep(0.01)
    return "done"


@fragment
def show_seed() -> None:
    """Draw the seed and what is drawn by itself in it."""
    seed = choose_int("Seed", "seed", IntRange(0, 9, 0))
    if seed >= 5:
        Job(("fragment page", seed), work, seconds=60, label="Training").wait()
    st.markdown(f"seed {seed}, torch on {torch.get_num_threads()} thread")
    if seed != 4:
        show_width()


@fragment
def show_width() -> None:
    """Draw a fragment within the fragment."""
    st.markdown(f"width {choose_int('Width', 'width', IntRange(0, 9, 0))}")


begin_page("fragment_page")
prepare_process()
begin_run()
st.markdown("frame")
show_seed()
log_drawn()
