"""The link that a teacher gives to the class: which controls it holds, how it opens.

class_link("https://…/monotonicity?c=37.8", {"screen": ["fold"], "c": ["37.8"]},
lock=["c"])
"""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from ui.controls.held import HIDE, LOCK, met
from ui.deck.link import OWN
from ui.room.qr import qr
from ui.text import inline

SHARE = "Link for your class"
NOT_COPIED = OWN - {"room"}
"""What the deck itself reads; most of all, no student's link names a plan."""


def class_link(
    url: str,
    values: Mapping[str, Sequence[str]],
    *,
    lock: Sequence[str] = (),
    hide: Sequence[str] = (),
    solved: bool = False,
    present: bool = False,
) -> str:
    """Return a link to a screen with its values.

    Args:
        url: Of the page; what stands behind its question mark does not count.
        values: All that the link says now, by key.
        lock: Keys of controls that cannot be moved.
        hide: Keys of controls that are not seen either.
        solved: Whether it opens with the answer.
        present: Whether it opens as on a projector.
    """
    kept = {key: value for key, value in values.items() if key not in NOT_COPIED}
    asked = {
        LOCK: ",".join(key for key in lock if key not in hide),
        HIDE: ",".join(hide),
        "solved": "1" * solved,
        "present": "1" * present,
    }
    said = kept | {key: text for key, text in asked.items() if text}
    parts = urlsplit(url)._replace(
        query=urlencode(said, doseq=True, safe=","), fragment=""
    )
    return urlunsplit(parts)


def show_share() -> None:
    """Ask what the link for the class shall hold, and write it."""
    st.html(
        "<p>It opens this screen with the values you see. What is locked or hidden "
        "keeps its value, whatever is pressed.</p>"
    )
    picture, choices = st.columns((2, 3))
    with choices:
        link = _choose_link()
    picture.html(f'<div class="share-link">{qr(link)}</div>')


def _choose_link() -> str:
    """Ask how the link opens and what it holds; write it above."""
    place = st.container()
    with st.container(horizontal=True):
        solved = st.checkbox("Open with the answer", key="share_solved")
        present = st.checkbox("For a projector", key="share_present")
    lock = [key for key in met() if st.session_state.get(f"share_lock_{key}")]
    hide = [key for key in met() if st.session_state.get(f"share_hide_{key}")]
    for key, label in met().items():
        with st.container(horizontal=True, key=f"share_row_{key}"):
            st.html(f"<span>{inline(label)}</span>")
            st.checkbox("Lock", key=f"share_lock_{key}")
            st.checkbox("Hide", key=f"share_hide_{key}")
    values = {key: st.query_params.get_all(key) for key in st.query_params}
    link = class_link(
        st.context.url or "",
        values,
        lock=lock,
        hide=hide,
        solved=solved,
        present=present,
    )
    place.code(link, language=None, wrap_lines=True)
    return link
