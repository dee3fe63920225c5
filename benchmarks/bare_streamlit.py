"""What Streamlit takes by itself: a slider and some texts, drawn as a lesson is.

`?texts=24` draws twenty-four; by default it is one, the least a page can be. What
this costs, every page with as many elements costs.
"""

import streamlit as st

from serving.process import prepare_process


@st.fragment
def show(num_texts: int) -> None:
    """Draw the slider and texts that say where it is."""
    at = st.slider("Slider", 0, 999, 5, key="slider")
    for i in range(num_texts):
        st.markdown(f"Text {i}: the slider is at {at}.")


prepare_process()
st.title("Floor", anchor=False)
show(int(st.query_params.get("texts", "1")))
