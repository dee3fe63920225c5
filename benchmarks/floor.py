"""The least a page can be: one slider and a text. What it costs, every page costs."""

import streamlit as st

from ui.runtime import prepare_process

prepare_process()
st.title("Floor", anchor=False)
st.markdown(f"The slider is at {st.slider('Slider', 0, 999, 5, key='slider')}.")
