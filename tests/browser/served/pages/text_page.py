"""Every hostile text as a page says it: alone, and within a sentence of ours."""

import streamlit as st

from tests.browser.injected import HOST, TEXTS
from ui.text import plain_text

PREFIXES = ("", "x ", "(", "'", ", ", f"a{HOST} ", "1\n")

st.title("Texts", anchor=False)
for text in (prefix + text for prefix in PREFIXES for text in TEXTS):
    plain = plain_text(text)
    st.warning(plain)
    st.markdown(f"The file {plain} is not used: '{plain}'.")
