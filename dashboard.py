"""Home page: the argument in five steps."""

import streamlit as st

from ui.frame import SITE, open_page
from ui.lessons import LESSONS

open_page(SITE)
st.title("Why does a neural network need a nonlinearity?", anchor=False)
for lesson in LESSONS:
    st.page_link(lesson.script, label=lesson.title, icon=lesson.icon)
