"""Keys, history and memory of a deck, where only the browser can see to them."""

from collections.abc import Mapping, Sequence

import streamlit as st

from ui import answers
from ui.frame import ASSETS, only_listen
from ui.room.membership import memory, take_back
from ui.screen import SHOWN, Screen

_deck = st.components.v2.component(
    "deck",
    html="<div></div>",
    js="\n".join(ASSETS.joinpath(name).read_text() for name in ("grab.js", "deck.js")),
    isolate_styles=False,
)


def listen(decks: Mapping[str, Sequence[Screen]], **shown: str) -> None:
    """Turn screens by keys, keep the answers of this tab over a reload.

    Args:
        decks: The screens of every lesson.
        **shown: The screen that is "shown", and the "first" of the deck, which has no
            name in the link.
    """
    known = {
        (lesson, screen.name): screen.ask
        for lesson, screens in decks.items()
        for screen in screens
    }
    heard = _deck(
        key="deck",
        data={"answers": answers.as_text(answers.answers()), **memory(), **shown},
        on_kept_change=lambda: _take_back(known),
        on_secrets_change=only_listen,
    )
    if take_back(heard.secrets):
        st.rerun()


def _take_back(known: Mapping[answers.Key, object]) -> None:
    """Take back what the tab had kept: an answer comes before what a link revealed."""
    kept = st.session_state["deck"].get("kept")
    found = answers.from_text(kept, known)
    for key, answer in found.items():
        if answers.answer_to(*key) in (None, SHOWN):
            answers.lock(*key, answer)
