"""Small text in full ink: Streamlit's captions are too faint to read in daylight."""

import streamlit as st


def show_fine_print(text: str) -> None:
    """Write a source, a unit or how to read a picture, in Markdown without brackets."""
    st.markdown(f":small[{text}]")
