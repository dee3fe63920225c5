"""Why a message is not answered, in one word for the log.

A page of this dashboard sends five kinds of messages. Whatever else Streamlit would
answer (git information, clearing everybody's caches, many names in one message) is
refused, and so is what no control can have told.

A value that cannot be read was not told: a number in place of a text, a text that is no
JSON, or lists ten thousand deep in one another would end the script of their sender,
with forty lines in the log.
"""

from typing import Any
from weakref import WeakKeyDictionary

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.state.common import GENERATED_ELEMENT_ID_PREFIX
from streamlit.runtime.state.session_state import (
    STREAMLIT_INTERNAL_KEY_PREFIX,
    Serialized,
    Value,
    WStates,
)

from serving.log import log_refused

MOST_STATES = 200
"""Values of controls in one message; the fullest screen has 33."""
MOST_LISTS = 6_000
"""Lists and objects in one value; 2,000 rows of own data are 2,001."""
LARGE, LARGE_OF_ALL = 64_000, 6_000_000
"""Bytes of a message that is kept in mind, and of all that are: what it becomes when it
is read takes ten times as many. 2,000 rows of own data take 100,000 and more."""
TOLD = {"large", "large_of_all", "many_lists", "many_states", "no_control"}
"""Refusals that a reader is told of: the page would wait for its run."""

_large: WeakKeyDictionary[AppSession, int] = WeakKeyDictionary()
"""Bytes of the last large message of each that sent one."""
_get = WStates.__getitem__


def install() -> None:
    """Look at every value that is read."""
    WStates.__getitem__ = get


def refusal(message: BackMsg, session_id: str) -> str | None:
    """Return in one word why a message is not answered, None if it is.

    Args:
        message: What came.
        session_id: Of the session it came from.
    """
    match message.WhichOneof("type"):
        case "app_heartbeat" | "stop_script":
            return None
        case "rerun_script":
            told = message.rerun_script.widget_states.widgets
            if len(told) > MOST_STATES:
                return "many_states"
            if any(map(is_many_lists, told)):
                return "many_lists"
            return None if all(map(is_of_a_control, told)) else "no_control"
        case "file_urls_request":
            many = len(message.file_urls_request.file_names) > 1
            return "many_names" if many else None
        case "backend_operation_request":
            asked = message.backend_operation_request
            is_download = asked.WhichOneof("payload") == "deferred_file"
            is_own = asked.session_id == session_id
            return None if is_download and is_own else "operation"
        case None:  # what `serving.guard.gate` makes of it
            return "large"
        case kind:
            return kind


def is_many_lists(told: WidgetState) -> bool:
    """Say whether a text becomes more lists than any page has to tell."""
    text = told.json_value or told.json_trigger_value or told.string_value
    return text.count("[") + text.count("{") > MOST_LISTS


def is_of_a_control(told: WidgetState) -> bool:
    """Say whether Streamlit names a control like that, or the trigger of one."""
    trigger = f"{STREAMLIT_INTERNAL_KEY_PREFIX}_{GENERATED_ELEMENT_ID_PREFIX}"
    return told.id.startswith((GENERATED_ELEMENT_ID_PREFIX, trigger))


def lack(message: BackMsg, session: AppSession) -> str | None:
    """Return in one word why there is no room for a message, None if there is."""
    size = message.ByteSize()
    if size <= LARGE:
        return None
    others = sum(kept for who, kept in _large.items() if who is not session)
    if others + size > LARGE_OF_ALL:
        return "large_of_all"
    _large[session] = size
    return None


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
