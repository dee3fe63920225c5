"""Back and Forward to another page: its link is read whole.

Streamlit takes keys from the link of a page that opens which a control of the page
before had, too: they may be left over from there. In an entry of the browser's history
they are not, and every lesson has `screen`: without it, Back led to the first one.
"""

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession

_request = AppSession.request_rerun


def install() -> None:
    """Look at every run that is asked for."""
    AppSession.request_rerun = request


def request(self: AppSession, state: ClientState | None) -> None:
    """Ask for a run; forget whose the keys were, if history leads to another page."""
    left = self._client_state.page_script_hash
    if state and state.is_history_navigation and state.page_script_hash != left:
        params = self._session_state.query_params
        params._bindings_by_widget, params._bindings_by_param = {}, {}
    _request(self, state)
