"""Values of controls, as a message tells them: what cannot be read was not told.

A number in place of a text, a text that is no JSON, or lists ten thousand deep in one
another would end the script of their sender, with forty lines in the log.
"""

from typing import Any

from streamlit.runtime.state.session_state import Serialized, Value, WStates

from serving.log import log_refused

_get = WStates.__getitem__


def install() -> None:
    """Look at every value that is read."""
    WStates.__getitem__ = get


def get(self: WStates, widget_id: str) -> Any:
    """Return the value of a control, by default where none was told.

    Raises:
        KeyError: If the control is not known.
    """
    metadata, state = self.widget_metadata.get(widget_id), self.states.get(widget_id)
    if metadata is None or not isinstance(state, Serialized):
        return _get(self, widget_id)
    kind = state.value.WhichOneof("value")
    try:
        if kind not in (metadata.value_type, None):
            raise TypeError(f"{kind} in place of {metadata.value_type}")
        return _get(self, widget_id)
    except Exception:
        log_refused("value")
        self.states[widget_id] = Value(metadata.deserializer(None))
        return self.states[widget_id].value
