"""The link of this page with some of its settings changed."""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

# What belongs to the picture below, not to the run a link opens.
LEFT_OUT = ("experiment", "epoch")


def links_to(key: str, values: Sequence[object], seeds: Sequence[int]) -> list[str]:
    """Return links of the page as it stands with `key` and the seed changed.

    One for each value and seed, seeds innermost; the page's query is read once.
    """
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    out = (*LEFT_OUT, key, "seed")
    kept = urlencode({k: v for k, v in query.items() if k not in out}, doseq=True)
    start = f"?{kept}&" if kept else "?"
    changed = [f"{start}{urlencode({key: value})}" for value in values]
    return [f"{link}&seed={seed}" for link in changed for seed in seeds]
