"""What is folded away is drawn when it is unfolded, and not before.

    fold_away("Show me the PyTorch", lambda: st.code(script_of(setting)), icon=...)

A move then costs nothing for what nobody looks at, and the browser fetches what colours
code (an eighth to a fifth of what it computes to open a lesson) for those who read it.
"""

from collections.abc import Callable

import streamlit as st

from ui.fragments import fragment


@fragment
def fold_away(label: str, show: Callable[[], object], *, icon: str) -> None:
    """Offer a fold with a label; what `show` draws is in it when it is open."""
    fold = st.expander(label, key=fold_key(label), icon=icon, on_change="rerun")
    if fold.open:
        with fold:
            show()


def fold_key(label: str) -> str:
    """Return the key of a fold in the session's state: whether it is open."""
    return f"fold {label}"
