"""The link of this page with some of its settings changed."""

from urllib.parse import urlencode

import streamlit as st

# What belongs to the picture below, not to the run a link opens.
LEFT_OUT = ("experiment", "epoch")


def link_to(**changes: object) -> str:
    """Return the query of the page as it stands, with `changes`."""
    query = {key: st.query_params.get_all(key) for key in st.query_params}
    kept = {key: value for key, value in query.items() if key not in LEFT_OUT}
    return "?" + urlencode(kept | changes, doseq=True)
