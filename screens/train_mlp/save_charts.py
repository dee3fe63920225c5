"""The charts of a page as an SVG file; Streamlit's own menu at a chart saves a PNG."""

import streamlit as st

from ui.frame import ASSETS

STYLE = """
button {
  font: 0.875rem var(--st-font); color: var(--st-text-color);
  background: transparent; cursor: pointer;
  border: 1px solid var(--st-border-color); border-radius: 0.5rem;
  min-height: 2.5rem; padding: 0 0.75rem;
}
button:hover {border-color: var(--st-primary-color); color: var(--st-primary-color);}
:focus-visible {outline: 2px solid var(--st-primary-color); outline-offset: 2px;}
"""

_save_charts = st.components.v2.component(
    "save_charts",
    html='<button type="button">Save the charts as SVG</button>',
    css=STYLE,
    js=ASSETS.joinpath("save_charts.js").read_text(),
)


def offer_charts(name: str) -> None:
    """Offer all charts of the page, one below the other, as the file `name`.svg."""
    _save_charts(key=f"{name}_svg", data={"name": name}, width="content")
