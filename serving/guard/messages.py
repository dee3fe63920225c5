"""What a session may ask of the server, and how often.

What no page sends is refused (`serving.guard.refusals`), and the log says so. Reruns
are started at a pace (`serving.guard.reruns`).
"""

import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.RootContainer_pb2 import RootContainer
from streamlit.runtime import get_instance
from streamlit.runtime.app_session import AppSession

from serving.guard.allowance import Allowance
from serving.guard.crowd import WHOLE, Crowd
from serving.guard.refusals import TOLD, lack, refusal
from serving.guard.reruns import Reruns
from serving.log import log_refused
from serving.turns import TURNS

PACE, AT_ONCE = 4.0, 24.0
"""Messages other than reruns, a second and from a standing start."""
SETTLES = 0.25
"""Seconds that a run has to get into the line of those who draw."""
TOO_LARGE = "That is more than this page takes; it was left out."
NO_THREAD = "The server is short of memory. It draws this as soon as it can."
SAID = 10
"""Seconds that a sentence stands there."""

_crowd = Crowd()
_handle = AppSession.handle_backmsg


def install() -> None:
    """Look at every message before Streamlit does."""
    AppSession.handle_backmsg = handle


def handle(session: AppSession, message: BackMsg) -> None:
    """Do what a message asks for, if a page of the dashboard would ask for it."""
    if not hasattr(session, "guarded"):
        session.guarded = _Guarded(session)
    session.guarded.handle(message)


class _Guarded:
    """One session, and what it has asked for."""

    def __init__(self, session: AppSession):
        self.session = session
        self.allowance = Allowance(PACE, AT_ONCE)
        self.reruns = Reruns(self.start, self.must_wait)
        self.started = 0.0

    def handle(self, message: BackMsg) -> None:
        why = refusal(message, self.session.id) or lack(message, self.session)
        if why is None and message.HasField("rerun_script"):
            self.ask(message.rerun_script)
        elif why is None and self.allowance.take():
            _handle(self.session, message)
        else:
            log_refused(why or "often")
            if why in TOLD:
                say(self.session, TOO_LARGE)

    def must_wait(self, waited: float) -> bool:
        """Whether others come first."""
        is_new = not self.started
        return _crowd.must_wait(self.session.id, waited, is_new=is_new)

    def ask(self, state: ClientState) -> None:
        _crowd.note_asked(self.session.id, 1 if state.fragment_id else WHOLE)
        if self.knows(state):
            self.reruns.ask(state)
        else:
            log_refused("fragment")

    def knows(self, state: ClientState) -> bool:
        """Whether what a run is asked of is on the page."""
        fragment = state.fragment_id
        return not fragment or self.session.has_fragment(fragment)

    def start(self, state: ClientState) -> bool:
        """Start a run, if the session is there to see it; say whether it could."""
        if not get_instance().is_active_session(self.session.id):
            self.reruns.forget()
            return True
        if not self.knows(state):
            return True
        try:
            self.session.request_rerun(state)
        except (RuntimeError, MemoryError, OSError):
            log_refused("thread")
            say(self.session, NO_THREAD)
            return False
        self.started = time.monotonic()
        _crowd.note_begun(self.session.id, self.is_busy)
        return True

    def is_busy(self) -> bool:
        """Whether the run that was started is still to be drawn."""
        if self.session._scriptrunner is None:
            return False
        settles = time.monotonic() - self.started < SETTLES
        return settles or TURNS.has(self.session.id)


def say(session: AppSession, sentence: str) -> None:
    """Show a sentence beside a page that cannot say it, as its script does not run.

    The page stays as it is and waits no longer.
    """
    shown = ForwardMsg()
    shown.metadata.delta_path[:] = [RootContainer.EVENT, 0]
    toast = shown.delta.new_element.toast
    toast.body, toast.duration = sentence, SAID
    ended = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
    for message in (shown, ended):
        session._enqueue_forward_msg(message)
